import { _ } from "./i18n.js";

function two(n) {
  return (n < 10 ? "0" : "") + n;
}

export function minutesAndSeconds(seconds) {
  return two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
}

// What a clock slice says at `now` (server's milliseconds): counts down, then up in overtime.
export function reading(clock, now) {
  const until = clock.paused_at || now;
  const used = clock.started_at ? Math.max(0, until - clock.started_at - clock.paused) : 0;
  const seconds = clock.allotted - Math.floor(used / 1000);
  const light = seconds < 0 ? "over" : seconds <= clock.red ? "red" : seconds <= clock.amber ? "amber" : "green";
  const words = { green: _("còn lại"), amber: _("sắp hết giờ"), red: _("còn rất ít"), over: _("quá giờ") };
  return {
    seconds: seconds,
    text: seconds < 0 ? "+" + minutesAndSeconds(-seconds) : minutesAndSeconds(seconds),
    light: light,
    word: clock.paused_at ? _("tạm dừng") : words[light],
    paused: Boolean(clock.paused_at),
    running: Boolean(clock.started_at) && !clock.paused_at,
  };
}
