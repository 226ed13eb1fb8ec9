import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { DENSE, type FeatureReader } from './features.ts';

/** A weighted sum of a text's features, apart from its column in the table of hashed ones. */
export interface SumHead {
  /** The largest weight; an entry of the table stands for its square's share of this, so that small ones are exact. */
  readonly peak: number;
  readonly bias: number;
  /** Weights of the features that are not hashed. */
  readonly dense: readonly number[];
}

/** A kind of text, such as tweets or live chat, in which the same words mean other things. */
export interface RegisterHead {
  readonly name: string;
  /** What is found in texts of this kind, as a probability: 1 / (1 + e^-(slope · sum + offset)). */
  readonly judge: SumHead;
  readonly slope: number;
  readonly offset: number;
  /** How much likelier a text is of this kind than of the first, as a logarithm; the first has none. */
  readonly gate?: SumHead;
}

/** What a model is, apart from its table of hashed features. */
export interface ModelHead {
  /** The kind of features it was trained with; another version reads other features from the same text. */
  readonly version: number;
  /** The table has 2^bits rows, of a weight for each judge and then for each gate. */
  readonly bits: number;
  readonly registers: readonly RegisterHead[];
}

export const MODEL_VERSION = 2;
const MAGIC = 'VTM2';
const LENGTH_BYTES = 4;
/** A text of few features is not divided by less than this, or one known word would decide everything. */
const MIN_FEATURES = 8;

export const MAX_ENTRY = 127;
const ENTRIES = 256;

/** The sums of a model in the order of the table's columns: the judges, then the gates. */
export const sumsOf = (registers: readonly RegisterHead[]): SumHead[] => [
  ...registers.map(({ judge }) => judge),
  ...registers.flatMap(({ gate }) => (gate ? [gate] : [])),
];

/** What each of the 256 entries stands for, by its eight bits. */
function weightsOf({ peak }: SumHead): Float64Array {
  const entries = Int8Array.from({ length: ENTRIES }, (_, bits) => bits);
  return Float64Array.from(entries, entry => Math.sign(entry) * (entry / MAX_ENTRY) ** 2 * peak);
}

/** How much the sum of a text's hashed features counts: a long text has more of them, not more to say. */
export const normOf = (count: number): number => 1 / Math.sqrt(Math.max(count, MIN_FEATURES));

/** What the judges say of a text, each as far as the text is of its kind, given the logarithms of the gates. */
export function mixed(probabilities: ArrayLike<number>, gates: ArrayLike<number>): number {
  let [sum, whole] = [probabilities[0] ?? 0, 1];
  for (let at = 0; at < gates.length; at++) {
    const share = Math.exp(Math.min(gates[at] ?? 0, 30));
    sum += share * (probabilities[at + 1] ?? 0);
    whole += share;
  }
  return sum / whole;
}

export const probabilityOf = (sum: number, slope: number, offset: number): number =>
  1 / (1 + Math.exp(-(slope * sum + offset)));

/** Linear models over the features of a text, one for each kind of text, with weights of eight bits. */
export class Model {
  readonly head: ModelHead;
  readonly #table: Uint8Array;
  readonly #sums: readonly SumHead[];
  readonly #weights: Float64Array;
  readonly #dense: Float64Array;
  readonly #found: Float64Array;
  readonly #probabilities: Float64Array;

  constructor(head: ModelHead, table: Uint8Array) {
    this.head = head;
    this.#table = table;
    this.#sums = sumsOf(head.registers);
    this.#weights = Float64Array.from(this.#sums.flatMap(sum => [...weightsOf(sum)]));
    this.#dense = Float64Array.from(this.#sums.flatMap(({ dense }) => dense));
    this.#found = new Float64Array(this.#sums.length);
    this.#probabilities = new Float64Array(head.registers.length);
  }

  /** The probability that the text which was read last is what this model finds. */
  probability(features: FeatureReader): number {
    const { registers } = this.head;
    const found = this.#sum(features);
    for (let at = 0; at < registers.length; at++) {
      const { slope, offset } = registers[at] as RegisterHead;
      this.#probabilities[at] = probabilityOf(found[at] as number, slope, offset);
    }
    return mixed(this.#probabilities, found.subarray(registers.length));
  }

  /** All sums at once: their weights for a feature lie side by side. */
  #sum({ hashed, count, dense, denseCount }: FeatureReader): Float64Array {
    const table = this.#table;
    const weights = this.#weights;
    const found = this.#found;
    const width = found.length;
    const mask = table.length / width - 1;
    const norm = normOf(count);
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let at = 0; at < count; at++) {
        const entry = table[((hashed[at] as number) & mask) * width + column] as number;
        sum += weights[column * ENTRIES + entry] as number;
      }
      let rest = (this.#sums[column] as SumHead).bias;
      for (let at = 0; at < denseCount; at++)
        rest += this.#dense[column * DENSE + (dense[at] as number)] as number;
      found[column] = sum * norm + rest;
    }
    return found;
  }

  /** The file of a model: a mark, the length of the head, the head as JSON and the table, all of it compressed. */
  encode(): Buffer {
    const head = Buffer.from(JSON.stringify(this.head));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(head.length);
    const bytes = Buffer.concat([Buffer.from(MAGIC), length, head, this.#table]);
    return brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
    });
  }

  /** Reads a model's file, and throws what is wrong with one that is broken or of another version. */
  static decode(file: Uint8Array): Model {
    const bytes = brotliDecompressSync(file);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('it is no model');
    const start = MAGIC.length + LENGTH_BYTES;
    const end = start + bytes.readUInt32LE(MAGIC.length);
    const head = JSON.parse(bytes.toString('utf8', start, end)) as ModelHead;
    const table = new Uint8Array(bytes.subarray(end));
    if (head.version !== MODEL_VERSION || sumsOf(head.registers).some(({ dense }) => dense.length !== DENSE))
      throw new Error('it was trained for another version of Vitrine');
    if (table.length !== 2 ** head.bits * sumsOf(head.registers).length) throw new Error('it is cut short');
    return new Model(head, table);
  }
}
