import { Ducker } from './ducker.ts';
import { Limiter } from './limiter.ts';

/** Runs on the audio rendering thread, so that a busy page causes no dropouts. */
registerProcessor(
  'vitrine-limiter',
  class extends AudioWorkletProcessor {
    readonly #limiter = new Limiter(sampleRate);

    process([input = []]: Float32Array[][], [output = []]: Float32Array[][]): boolean {
      this.#limiter.process(input, output);
      return true;
    }
  },
);

registerProcessor(
  'vitrine-ducker',
  class extends AudioWorkletProcessor {
    static readonly parameterDescriptors = [
      { name: 'amountDb', defaultValue: 0, minValue: -60, maxValue: 0, automationRate: 'k-rate' },
    ];
    readonly #ducker = new Ducker(sampleRate);

    process(
      [music = [], voice = []]: Float32Array[][],
      [output = []]: Float32Array[][],
      parameters: Record<string, Float32Array>,
    ): boolean {
      this.#ducker.process(music, voice, output, parameters.amountDb?.[0] ?? 0);
      return true;
    }
  },
);
