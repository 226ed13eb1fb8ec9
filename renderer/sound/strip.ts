import type { RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import { gainFactor, type InputKind, MAX_DELAY_MS, type StripSettings } from './settings.ts';

/** Time constant of gain changes in seconds: without an audible delay or click. */
const TIME_CONSTANT_S = 0.02;

/** Buses that a strip can be routed to. */
export interface Buses {
  /** Mixed into the master without ducking. */
  readonly main: AudioNode;
  /** Lowered while somebody speaks. */
  readonly ducked: AudioNode;
  /** Sidechain of the ducker; not audible. */
  readonly voice: AudioNode;
  /** The host's headphones. */
  readonly monitor: AudioNode;
}

/** Channel strip of one input: noise suppression, gain, delay, meter and routing. */
export class Strip {
  readonly analyser: AnalyserNode;
  readonly #kind: InputKind;
  readonly #buses: Buses;
  readonly #source: AudioNode;
  readonly #gain: GainNode;
  readonly #delay: DelayNode;
  readonly #makeDenoiser: () => Promise<RnnoiseWorkletNode>;
  #denoiser: RnnoiseWorkletNode | undefined;
  #isDenoised = false;
  /** Key of the current routing; empty before the first. */
  #routing = '';

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
    const factor = settings.muted ? 0 : gainFactor(settings.gainDb);
    this.#gain.gain.setTargetAtTime(factor, now, TIME_CONSTANT_S);
    this.#delay.delayTime.setTargetAtTime(settings.delayMs / 1000, now, TIME_CONSTANT_S);
    this.#route(settings);
    if (settings.denoised !== this.#isDenoised) void this.#denoise(settings.denoised);
  }

  /** Reconnects only if the routing changed, because reconnecting is audible. */
  #route({ ducked, monitored }: StripSettings): void {
    const route = `${ducked} ${monitored}`;
    if (route === this.#routing) return;
    this.#routing = route;
    this.analyser.disconnect();
    this.analyser.connect(ducked ? this.#buses.ducked : this.#buses.main);
    if (this.#kind === 'voice') this.analyser.connect(this.#buses.voice);
    if (monitored) this.analyser.connect(this.#buses.monitor);
  }

  close(): void {
    this.#isDenoised = false;
    this.#closeDenoiser();
    for (const node of [this.#source, this.#gain, this.#delay, this.analyser]) node.disconnect();
  }

  /** Audio is passed through unchanged while the noise suppression loads, and if it can't be loaded. */
  async #denoise(isDenoised: boolean): Promise<void> {
    this.#isDenoised = isDenoised;
    if (!isDenoised) {
      this.#source.disconnect();
      this.#source.connect(this.#gain);
      this.#closeDenoiser();
      return;
    }
    const denoiser = await this.#makeDenoiser().catch(() => undefined);
    if (!denoiser || !this.#isDenoised || this.#denoiser) return denoiser?.destroy();
    this.#denoiser = denoiser;
    this.#source.disconnect();
    this.#source.connect(denoiser).connect(this.#gain);
  }

  #closeDenoiser(): void {
    this.#denoiser?.disconnect();
    this.#denoiser?.destroy();
    this.#denoiser = undefined;
  }
}
