// One screen's views, kept equal to the server's by deltas; and its way to send commands.
import { io } from "../vendor/socket.io-client.js";
import { _, useMessages } from "./i18n.js";

const RETRY_FIRST = 500;
const RETRY_LAST = 5000;
const REQUEST_LIMIT = 15000;

export function newId() {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return Array.prototype.map.call(bytes, (b) => ("0" + b.toString(16)).slice(-2)).join("");
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function applyDelta(view, set) {
  const next = Object.assign({}, view);
  Object.keys(set).forEach((slice) => {
    next[slice] = set[slice];
  });
  return next;
}

export function openStore() {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  useMessages(boot.messages);
  const audiences = Object.keys(boot.views);
  const listeners = new Set();
  // Not from Date, which somebody may set.
  let offset = boot.at - performance.now();
  let state = { views: {}, seqs: {}, online: false, live: {} };
  audiences.forEach((a) => {
    state.views[a] = boot.views[a].view;
    state.seqs[a] = boot.views[a].seq;
  });

  function change(part) {
    state = Object.assign({}, state, part);
    mark();
    listeners.forEach((listener) => listener(state));
  }

  function mark() {
    const data = document.documentElement.dataset;
    data.seq = String(state.seqs.public);
    data.online = String(state.online);
    if (state.online) data.ready = "true";
  }

  function put(audience, seq, view) {
    change({
      views: Object.assign({}, state.views, { [audience]: view }),
      seqs: Object.assign({}, state.seqs, { [audience]: seq }),
    });
  }

  const socket = io({
    transports: ["websocket", "polling"],
    auth: (give) => give({ slug: boot.slug, as: boot.acting, audiences: state.seqs }),
    reconnectionDelay: RETRY_FIRST,
    reconnectionDelayMax: RETRY_LAST,
  });
  socket.on("connect", () => change({ online: true }));
  socket.on("disconnect", () => change({ online: false }));
  socket.on("connect_error", () => {
    change({ online: false });
    // Where the server answers and a websocket does not come about, something between refuses websockets.
    reachable().then((answers) => {
      if (answers) socket.io.opts.transports = ["polling", "websocket"];
    });
  });
  socket.on("live", (live) => change({ live: { ...state.live, ...live } }));
  socket.on("view", (packet) => {
    offset = packet.at - performance.now();
    put(packet.audience, packet.seq, packet.view);
  });
  socket.on("delta", (packet) => {
    offset = packet.at - performance.now();
    const own = state.seqs[packet.audience];
    if (packet.to <= own) return;
    if (packet.from <= own) put(packet.audience, packet.to, applyDelta(state.views[packet.audience], packet.set));
    else socket.emit("resync", { audience: packet.audience });
  });

  // A page that was frozen may hold a dead socket that still looks alive.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) socket.disconnect().connect();
  });
  window.addEventListener("offline", () => change({ online: false }));
  window.addEventListener("online", () => {
    if (!socket.connected) socket.connect();
    else change({ online: true });
  });

  // While a device sleeps, its count may stand still.
  document.addEventListener("visibilitychange", reachable);

  function reachable() {
    return fetch("/api/" + boot.slug + "/time", { cache: "no-store" })
      .then((answer) => answer.json())
      .then((told) => told.at > 0 && Boolean((offset = told.at - performance.now())), () => false);
  }

  function post(body) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), REQUEST_LIMIT);
    const headers = { "Content-Type": "application/json" };
    if (boot.acting) headers["X-Acting-As"] = boot.acting;
    return fetch("/api/" + boot.slug + "/commands", {
      method: "POST",
      credentials: "same-origin",
      headers: headers,
      body: body,
      signal: controller.signal,
    })
      .then((response) => response.json())
      .finally(() => clearTimeout(timer));
  }

  // The same id is sent until an answer comes: the server carries it out once. `options.id` lets it outlive a reload.
  async function send(type, data, options) {
    const body = JSON.stringify({ id: (options && options.id) || newId(), type: type, data: data || {} });
    for (let wait = RETRY_FIRST; ; wait = Math.min(wait * 2, RETRY_LAST)) {
      try {
        const answer = await post(body);
        if (typeof answer.ok === "boolean") return answer;
        return { ok: false, error: { code: "unexpected", message: _("Máy chủ trả lời không rõ. Xin thử lại."), params: {} } };
      } catch (error) {
        if (options && options.onPending) options.onPending();
        await pause(wait);
      }
    }
  }

  mark();
  return {
    boot: boot,
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: send,
    tell: (event, data) => socket.emit(event, data),
    now: () => performance.now() + offset,
  };
}
