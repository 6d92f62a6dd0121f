/** What is kept on the phone: what was not sent yet, and where its reader is. */

/** Values kept over a reload or a dead battery; without storage (`lasting` is false) they last as long as the page. */
export function openMemory(slug) {
  const held = {};
  const place = (key) => "doi-thoai." + slug + "." + key;
  const lasting = canStore(place("try"));
  return {
    lasting,
    read(key) {
      if (key in held) return held[key];
      try {
        held[key] = JSON.parse(localStorage.getItem(place(key)));
      } catch (_error) {
        held[key] = null;
      }
      return held[key];
    },
    write(key, value) {
      held[key] = value;
      try {
        if (value === null) localStorage.removeItem(place(key));
        else localStorage.setItem(place(key), JSON.stringify(value));
      } catch (_error) {
        // A browser that keeps nothing: the value still lasts while the page does.
      }
    },
    /** Calls `listener(value)` when another tab of this browser has written; returns how to stop. */
    watch(key, listener) {
      const heard = (event) => {
        if (event.key !== place(key)) return;
        delete held[key];
        listener(this.read(key));
      };
      window.addEventListener("storage", heard);
      return () => window.removeEventListener("storage", heard);
    },
  };
}

function canStore(key) {
  try {
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
    return true;
  } catch (_error) {
    return false;
  }
}
