// A phrase recorded right here: browsers give the microphone only to a page of this very machine (localhost).

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const HERTZ = 22050;
const LONGEST = 60_000; // milliseconds
const QUIET = 0.02; // of the loudest: what is softer at both ends is cut, so that joined words do not stutter
const MARGIN = 0.03; // seconds kept at both ends
const LOUD = 0.9;
const HEARD = 0.005; // under this nobody spoke

/** `[voice, hertz]` of what was recorded: one channel, trimmed and as loud as it may be; null where nothing is heard. */
export async function voiceOf(recorded) {
  const decoder = new AudioContext();
  const sound = await decoder.decodeAudioData(await recorded.arrayBuffer());
  decoder.close();
  const mixer = new OfflineAudioContext(1, Math.ceil(sound.duration * HERTZ), HERTZ);
  const source = new AudioBufferSourceNode(mixer, { buffer: sound });
  source.connect(mixer.destination);
  source.start();
  return trimmed((await mixer.startRendering()).getChannelData(0));
}

function trimmed(voice) {
  const loudest = voice.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  if (loudest < HEARD) return null;
  const heard = (one) => Math.abs(one) > QUIET * loudest;
  const margin = Math.round(MARGIN * HERTZ);
  const from = Math.max(0, voice.findIndex(heard) - margin);
  const to = Math.min(voice.length, voice.findLastIndex(heard) + margin);
  return voice.slice(from, to).map((one) => (one / loudest) * LOUD);
}

/** A WAV file of 16 bits, one channel. */
export function wav(voice) {
  const bytes = new DataView(new ArrayBuffer(44 + 2 * voice.length));
  const word = (at, text) => [...text].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  bytes.setUint32(4, 36 + 2 * voice.length, true);
  word(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, HERTZ, true);
  bytes.setUint32(28, 2 * HERTZ, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  word(36, "data");
  bytes.setUint32(40, 2 * voice.length, true);
  voice.forEach((one, i) => bytes.setInt16(44 + 2 * i, Math.round(one * 0x7fff), true));
  return new File([bytes.buffer], "ghi-am.wav", { type: "audio/wav" });
}

function play(voice) {
  const player = new AudioContext({ sampleRate: HERTZ });
  const buffer = new AudioBuffer({ length: voice.length, sampleRate: HERTZ });
  buffer.copyToChannel(voice, 0);
  const source = new AudioBufferSourceNode(player, { buffer });
  source.connect(player.destination);
  source.onended = () => player.close();
  source.start();
}

/** Record, listen, record again; `onFile` gets the file, or null when there is none. */
export function Recorder({ onFile }) {
  const [state, setState] = useState("idle");
  const [voice, setVoice] = useState(null);
  const recorder = useRef(null);
  const gone = useRef(false);
  useEffect(() => () => {
    gone.current = true;
    if (recorder.current?.state === "recording") recorder.current.stop();
  }, []);
  if (!navigator.mediaDevices || !window.MediaRecorder) {
    return html`<p class="hint">${_("Muốn ghi âm ngay tại đây, xin mở trang này trên chính máy chủ, bằng địa chỉ {url}.", { url: `http://localhost:${location.port || 80}` })}</p>`;
  }
  const finish = async (chunks) => {
    if (gone.current) return null;
    setState("idle");
    const heard = await voiceOf(new Blob(chunks)).catch(() => null);
    if (!heard) return setState("silent");
    setVoice(heard);
    return onFile(wav(heard));
  };
  const begin = async () => {
    setState("starting");
    setVoice(null);
    onFile(null);
    try {
      recorder.current = await recording(finish);
      setState("recording");
    } catch {
      setState("refused");
    }
  };
  return html`<div class="files__actions" role="group" aria-label=${_("Ghi âm ngay tại đây")}>
      ${state === "recording"
        ? html`<button type="button" class="button button--danger" onClick=${() => recorder.current.stop()}>${_("Dừng ghi")}</button> <b class="tag tag--stop" role="status">${_("● Đang ghi âm")}</b>`
        : html`<button type="button" class="button button--secondary" disabled=${state === "starting"} onClick=${begin}>${voice ? _("Ghi lại") : _("Ghi âm ngay tại đây")}</button>`}
      ${voice && html`<button type="button" class="button button--secondary" onClick=${() => play(voice)}>${_("Nghe thử")}</button>
        <b class="tag tag--good" role="status">${_("Đã ghi {n} giây, chưa gửi", { n: (voice.length / HERTZ).toFixed(1).replace(".", ",") })}</b>`}
    </div>
    <div role="alert">${WRONG[state] && html`<p class="notice notice--stop">${WRONG[state]()}</p>`}</div>`;
}

const WRONG = {
  refused: () => _("Không dùng được micro. Xin cho phép trình duyệt dùng micro, kiểm tra dây cắm, rồi bấm lại."),
  silent: () => _("Không nghe thấy tiếng nói. Xin ghi lại, nói gần micro hơn."),
};

/** A recorder at work; it stops by itself after a minute. */
async function recording(onDone) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const chunks = [];
  recorder.ondataavailable = (event) => chunks.push(event.data);
  const limit = setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST);
  recorder.onstop = () => {
    clearTimeout(limit);
    stream.getTracks().forEach((track) => track.stop());
    onDone(chunks);
  };
  recorder.start();
  return recorder;
}
