import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { DENSE, type FeatureReader } from './features.ts';

/** What a model is, apart from its table of hashed features. */
export interface ModelHead {
  /** The kind of features it was trained with; another version reads other features from the same text. */
  readonly version: number;
  /** The table has 2^bits weights. */
  readonly bits: number;
  /** What an entry of the table is multiplied with. */
  readonly scale: number;
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

/** How much the sum of a text's hashed features counts: a long text has more of them, not more to say. */
export const normOf = (count: number): number => 1 / Math.sqrt(Math.max(count, MIN_FEATURES));

/** A linear model over the features of a text, with weights of eight bits. */
export class Model {
  readonly head: ModelHead;
  readonly #table: Int8Array;
  readonly #mask: number;
  readonly #dense: Float64Array;

  constructor(head: ModelHead, table: Int8Array) {
    this.head = head;
    this.#table = table;
    this.#mask = table.length - 1;
    this.#dense = Float64Array.from(head.dense);
  }

  /** The probability that the text which was read last is what this model finds. */
  probability(features: FeatureReader): number {
    const { head } = this;
    const table = this.#table;
    const mask = this.#mask;
    const { hashed, count, dense, denseCount } = features;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += table[(hashed[at] as number) & mask] as number;
    sum *= head.scale * normOf(count);
    for (let at = 0; at < denseCount; at++) sum += this.#dense[dense[at] as number] as number;
    return 1 / (1 + Math.exp(-(head.slope * (sum + head.bias) + head.offset)));
  }

  /** The file of a model: a mark, the length of the head, the head as JSON and the table, all of it compressed. */
  encode(): Buffer {
    const head = Buffer.from(JSON.stringify(this.head));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(head.length);
    const bytes = Buffer.concat([Buffer.from(MAGIC), length, head, Buffer.from(this.#table.buffer)]);
    return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  }

  /** Reads a model's file, and throws what is wrong with one that is broken or of another version. */
  static decode(file: Uint8Array): Model {
    const bytes = brotliDecompressSync(file);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('it is no model');
    const start = MAGIC.length + LENGTH_BYTES;
    const end = start + bytes.readUInt32LE(MAGIC.length);
    const head = JSON.parse(bytes.toString('utf8', start, end)) as ModelHead;
    const table = new Int8Array(bytes.subarray(end));
    if (head.version !== MODEL_VERSION || head.dense.length !== DENSE)
      throw new Error('it was trained for another version of Vitrine');
    if (table.length !== 2 ** head.bits) throw new Error('it is cut short');
    return new Model(head, table);
  }
}
