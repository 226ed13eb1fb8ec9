import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Decoded } from './decoded.ts';

/** The system's own Python, which has Debian's packages. */
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';

const AIORTC_NEEDS = 'import aiortc, av';
const GSTREAMER_NEEDS = `
import gi
for name in ("Gst", "GstRtp", "GstSdp", "GstWebRTC"): gi.require_version(name, "1.0")
from gi.repository import Gst, GstWebRTC
Gst.init(None)
for name in ("webrtcbin", "nicesink", "x264enc", "vp8enc", "avdec_h264", "opusenc", "rtphdrextmid"):
    assert Gst.ElementFactory.find(name), name
`;

const missing = (needs: string, words: string): string | undefined =>
  spawnSync(PYTHON, ['-c', needs]).status === 0 ? undefined : words;

/** Why tests with aiortc can't run on this system; undefined where they can. */
export const aiortcMissing = missing(AIORTC_NEEDS, 'aiortc is not installed (Debian: python3-aiortc)');
/** Why tests with GStreamer can't run on this system; undefined where they can. */
export const gstreamerMissing = missing(
  GSTREAMER_NEEDS,
  'GStreamer with WebRTC and Python is not installed (Debian: gstreamer1.0-plugins-bad, -good, -ugly, gstreamer1.0-nice, ' +
    'gstreamer1.0-libav, python3-gst-1.0, gir1.2-gst-plugins-bad-1.0)',
);

const Said = z.discriminatedUnion('event', [
  z.object({ event: z.literal('answered'), offer: z.string(), answer: z.string() }),
  z.object({ event: z.literal('playing') }),
  Decoded.extend({ event: z.literal('decoded') }),
  z.object({ event: z.literal('failed'), error: z.string() }),
]);
type Said = z.infer<typeof Said>;

/** An encoder or player that is not ours, as a program of its own (`gstreamer_client.py`, `aiortc_client.py`). */
export class PythonClient {
  readonly #child: ChildProcess;
  readonly #said: Said[] = [];
  readonly #listeners = new Set<() => void>();
  #errors = '';
  #ended = false;

  /** @param args as the program's own first lines say */
  constructor(program: 'gstreamer' | 'aiortc', ...args: readonly string[]) {
    const path = fileURLToPath(new URL(`${program}_client.py`, import.meta.url));
    this.#child = spawn(PYTHON, [path, ...args], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stderr?.on('data', chunk => {
      this.#errors = `${this.#errors}${chunk}`.slice(-4000);
    });
    if (this.#child.stdout)
      createInterface({ input: this.#child.stdout }).on('line', line => {
        this.#said.push(Said.parse(JSON.parse(line)));
        this.#tell();
      });
    this.#child.once('close', () => {
      this.#ended = true;
      this.#tell();
    });
  }

  /** What it says of an event, now or later. Rejects when it fails or ends without. */
  async said<E extends Said['event']>(event: E): Promise<Extract<Said, { event: E }>> {
    for (;;) {
      const found = this.#said.find((said): said is Extract<Said, { event: E }> => said.event === event);
      if (found) return found;
      const failure = this.#said.find(said => said.event === 'failed');
      if (failure) throw new Error(`It failed: ${failure.error}`);
      if (this.#ended) throw new Error(`It ended without "${event}":\n${this.#errors}`);
      await new Promise<void>(resolve => this.#listeners.add(resolve));
    }
  }

  /** Has it end its session, and waits until it is gone. */
  async end(): Promise<void> {
    if (this.#ended) return;
    const closed = once(this.#child, 'close');
    this.#child.stdin?.end();
    await closed;
  }

  #tell(): void {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
