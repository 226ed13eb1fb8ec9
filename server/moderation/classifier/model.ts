import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { DENSE, type FeatureReader } from './features.ts';

/** What a model is, apart from its table of hashed features. */
export interface ModelHead {
  /** The kind of features it was trained with; another version reads other features from the same text. */
  readonly version: number;
  /** The table has 2^bits weights. */
  readonly bits: number;
  /** The largest weight; an entry of the table stands for its square's share of this, so that small ones are exact. */
  readonly peak: number;
  readonly bias: number;
  /** Weights of the features that are not hashed. */
  readonly dense: readonly number[];
  /** The sum of weights as a probability: 1 / (1 + e^-(slope · sum + offset)). */
  readonly slope: number;
  readonly offset: number;
}

export const MODEL_VERSION = 1;
const MAGIC = 'VTM1';
const LENGTH_BYTES = 4;
/** A text of few features is not divided by less than this, or one known word would decide everything. */
const MIN_FEATURES = 8;

export const MAX_ENTRY = 127;

/** What each of the 256 entries stands for, by its eight bits. */
function weightsOf(peak: number): Float64Array {
  const entries = Int8Array.from({ length: 256 }, (_, bits) => bits);
  return Float64Array.from(entries, entry => Math.sign(entry) * (entry / MAX_ENTRY) ** 2 * peak);
}

/** How much the sum of a text's hashed features counts: a long text has more of them, not more to say. */
export const normOf = (count: number): number => 1 / Math.sqrt(Math.max(count, MIN_FEATURES));

/** A linear model over the features of a text, with weights of eight bits. */
export class Model {
  readonly head: ModelHead;
  readonly #table: Uint8Array;
  readonly #weights: Float64Array;
  readonly #mask: number;
  readonly #dense: Float64Array;

  constructor(head: ModelHead, table: Uint8Array) {
    this.head = head;
    this.#table = table;
    this.#weights = weightsOf(head.peak);
    this.#mask = table.length - 1;
    this.#dense = Float64Array.from(head.dense);
  }

  /** The probability that the text which was read last is what this model finds. */
  probability(features: FeatureReader): number {
    const { head } = this;
    const table = this.#table;
    const weights = this.#weights;
    const mask = this.#mask;
    const { hashed, count, dense, denseCount } = features;
    let sum = 0;
    for (let at = 0; at < count; at++) {
      sum += weights[table[(hashed[at] as number) & mask] as number] as number;
    }
    sum *= normOf(count);
    for (let at = 0; at < denseCount; at++) sum += this.#dense[dense[at] as number] as number;
    return 1 / (1 + Math.exp(-(head.slope * (sum + head.bias) + head.offset)));
  }

  /** The file of a model: a mark, the length of the head, the head as JSON and the table, all of it compressed. */
  encode(): Buffer {
    const head = Buffer.from(JSON.stringify(this.head));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(head.length);
    const bytes = Buffer.concat([Buffer.from(MAGIC), length, head, this.#table]);
    return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  }

  /** Reads a model's file, and throws what is wrong with one that is broken or of another version. */
  static decode(file: Uint8Array): Model {
    const bytes = brotliDecompressSync(file);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('it is no model');
    const start = MAGIC.length + LENGTH_BYTES;
    const end = start + bytes.readUInt32LE(MAGIC.length);
    const head = JSON.parse(bytes.toString('utf8', start, end)) as ModelHead;
    const table = new Uint8Array(bytes.subarray(end));
    if (head.version !== MODEL_VERSION || head.dense.length !== DENSE)
      throw new Error('it was trained for another version of Vitrine');
    if (table.length !== 2 ** head.bits) throw new Error('it is cut short');
    return new Model(head, table);
  }
}
