/** Voice level in dBFS above which music is lowered. */
export const THRESHOLD_DB = -42;
const DETECTOR_S = 0.02;
const HOLD_S = 0.35;
const ATTACK_S = 0.06;
const RELEASE_S = 0.5;

const smoothingFactor = (seconds: number, sampleRate: number) => 1 - Math.exp(-1 / (seconds * sampleRate));

/** Ducking: lowers music while somebody speaks, with a fast attack, a hold for pauses between words, and a slow release. */
export class Ducker {
  readonly #detector: number;
  readonly #attack: number;
  readonly #release: number;
  readonly #holdSamples: number;
  readonly #threshold = 10 ** (THRESHOLD_DB / 10);
  #power = 0;
  #hold = 0;
  #gain = 1;

  constructor(sampleRate: number) {
    this.#detector = smoothingFactor(DETECTOR_S, sampleRate);
    this.#attack = smoothingFactor(ATTACK_S, sampleRate);
    this.#release = smoothingFactor(RELEASE_S, sampleRate);
    this.#holdSamples = Math.round(HOLD_S * sampleRate);
  }

  /** Processes one block. `amountDb` (0 or less) is the gain of the music while somebody speaks. */
  process(
    music: readonly Float32Array[],
    voice: readonly Float32Array[],
    output: readonly Float32Array[],
    amountDb: number,
  ): void {
    const lowered = 10 ** (Math.min(0, amountDb) / 20);
    const length = output[0]?.length ?? 0;
    for (let index = 0; index < length; index++) {
      let loudest = 0;
      for (const channel of voice) loudest = Math.max(loudest, (channel[index] ?? 0) ** 2);
      const gain = this.#next(loudest, lowered);
      output.forEach((channel, number) => {
        channel[index] = (music[number]?.[index] ?? 0) * gain;
      });
    }
  }

  #next(power: number, lowered: number): number {
    this.#power += (power - this.#power) * this.#detector;
    this.#hold = this.#power > this.#threshold ? this.#holdSamples : Math.max(0, this.#hold - 1);
    const target = this.#hold > 0 ? lowered : 1;
    this.#gain += (target - this.#gain) * (target < this.#gain ? this.#attack : this.#release);
    return this.#gain;
  }
}
