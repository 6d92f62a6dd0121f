/* The QRs as the server has them: they change with the Wi-Fi, and every minute when that is switched on. */

import { useEffect, useState } from "../../vendor/preact-htm.js";

const LOOK_AGAIN = 15000;

export function useJoin(store, network) {
  const [join, setJoin] = useState(store.boot.join);
  const said = JSON.stringify(network);
  useEffect(() => {
    const look = () =>
      fetch(`/api/${store.boot.slug}/join`, { cache: "no-store" })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((told) => told && setJoin(told), () => null); // the next look comes
    look();
    const timer = network.rotating ? setInterval(look, LOOK_AGAIN) : 0;
    return () => clearInterval(timer);
  }, [said]);
  return join;
}
