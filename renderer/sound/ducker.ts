/** Voice above this, in decibels below full scale, lowers the music. */
export const VOICE_DB = -42;
const LISTEN_S = 0.02;
const HOLD_S = 0.35;
const LOWER_S = 0.06;
const RAISE_S = 0.5;

const perSample = (seconds: number, sampleRate: number) => 1 - Math.exp(-1 / (seconds * sampleRate));

/** Lowers music while somebody speaks: quickly down, held through the pauses between words, slowly up again. */
export class Ducker {
  readonly #listen: number;
  readonly #lower: number;
  readonly #raise: number;
  readonly #holdSamples: number;
  readonly #threshold = 10 ** (VOICE_DB / 10);
  #power = 0;
  #hold = 0;
  #gain = 1;

  constructor(sampleRate: number) {
    this.#listen = perSample(LISTEN_S, sampleRate);
    this.#lower = perSample(LOWER_S, sampleRate);
    this.#raise = perSample(RAISE_S, sampleRate);
    this.#holdSamples = Math.round(HOLD_S * sampleRate);
  }

  /** Writes the music into `output` as loud as the voice lets it be; `amountDb` (0 or less) is the full lowering. */
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
    this.#power += (power - this.#power) * this.#listen;
    this.#hold = this.#power > this.#threshold ? this.#holdSamples : Math.max(0, this.#hold - 1);
    const target = this.#hold > 0 ? lowered : 1;
    this.#gain += (target - this.#gain) * (target < this.#gain ? this.#lower : this.#raise);
    return this.#gain;
  }
}
