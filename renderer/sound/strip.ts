import type { RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import { factorOf, type InputKind, MAX_DELAY_MS, type StripSettings } from './settings.ts';

/** Quick enough to feel direct, slow enough not to click, in seconds. */
const SMOOTH_S = 0.02;

/** Where a strip sends its sound. */
export interface Buses {
  /** Everything that goes on air as it is. */
  readonly main: AudioNode;
  /** What is lowered while somebody speaks. */
  readonly ducked: AudioNode;
  /** What counts as somebody speaking; heard nowhere. */
  readonly voice: AudioNode;
  /** The host's headphones. */
  readonly monitor: AudioNode;
}

/** One input on its way to the master: noise suppression, gain, delay, meter, and which buses it goes to. */
export class Strip {
  readonly analyser: AnalyserNode;
  readonly #kind: InputKind;
  readonly #buses: Buses;
  readonly #source: AudioNode;
  readonly #gain: GainNode;
  readonly #delay: DelayNode;
  readonly #makeDenoiser: () => Promise<RnnoiseWorkletNode>;
  #denoiser: RnnoiseWorkletNode | undefined;
  #wanted = false;
  /** Where the sound goes now; empty before it goes anywhere. */
  #routed = '';

  constructor(
    context: AudioContext,
    source: AudioNode,
    kind: InputKind,
    buses: Buses,
    makeDenoiser: () => Promise<RnnoiseWorkletNode>,
  ) {
    this.#kind = kind;
    this.#buses = buses;
    this.#source = source;
    this.#makeDenoiser = makeDenoiser;
    this.#gain = context.createGain();
    this.#delay = new DelayNode(context, { maxDelayTime: MAX_DELAY_MS / 1000 });
    this.analyser = new AnalyserNode(context, { fftSize: 2048 });
    source.connect(this.#gain).connect(this.#delay).connect(this.analyser);
  }

  apply(settings: StripSettings): void {
    const now = this.#gain.context.currentTime;
    const factor = settings.muted ? 0 : factorOf(settings.gainDb);
    this.#gain.gain.setTargetAtTime(factor, now, SMOOTH_S);
    this.#delay.delayTime.setTargetAtTime(settings.delayMs / 1000, now, SMOOTH_S);
    this.#route(settings);
    if (settings.denoised !== this.#wanted) void this.#denoise(settings.denoised);
  }

  /** Connects anew only where something is another bus: a cut in the graph can be heard. */
  #route({ ducked, monitored }: StripSettings): void {
    const route = `${ducked} ${monitored}`;
    if (route === this.#routed) return;
    this.#routed = route;
    this.analyser.disconnect();
    this.analyser.connect(ducked ? this.#buses.ducked : this.#buses.main);
    if (this.#kind === 'voice') this.analyser.connect(this.#buses.voice);
    if (monitored) this.analyser.connect(this.#buses.monitor);
  }

  close(): void {
    this.#wanted = false;
    this.#letGoOfDenoiser();
    for (const node of [this.#source, this.#gain, this.#delay, this.analyser]) node.disconnect();
  }

  /** The sound goes on as it is while the suppression loads, and where it can't be had. */
  async #denoise(wanted: boolean): Promise<void> {
    this.#wanted = wanted;
    if (!wanted) {
      this.#source.disconnect();
      this.#source.connect(this.#gain);
      this.#letGoOfDenoiser();
      return;
    }
    const denoiser = await this.#makeDenoiser().catch(() => undefined);
    if (!denoiser || !this.#wanted || this.#denoiser) return denoiser?.destroy();
    this.#denoiser = denoiser;
    this.#source.disconnect();
    this.#source.connect(denoiser).connect(this.#gain);
  }

  #letGoOfDenoiser(): void {
    this.#denoiser?.disconnect();
    this.#denoiser?.destroy();
    this.#denoiser = undefined;
  }
}
