import { type Dialect, LINE_MARK } from './dialect.ts';

/** What a frame says, of what this bench counts. */
export interface Frame {
  readonly isJoined: boolean;
  readonly isPin: boolean;
  /** When each of its lines was sent, in microseconds. */
  readonly sentAt: readonly number[];
  readonly answer: string | undefined;
}

interface Known {
  readonly bytes: Buffer;
  readonly frame: Frame;
}

/** Frames that are remembered: those of a few ticks. */
const REMEMBERED = 16;

/** Reads each frame once, however many sockets it arrives on, so that the crowd costs little more than its reads. */
export class FrameMemo {
  readonly #dialect: Dialect;
  readonly #known: Known[] = [];

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  look(bytes: Buffer, from: number, to: number): Frame {
    for (const { bytes: known, frame } of this.#known) {
      if (known.length === to - from && bytes.compare(known, 0, known.length, from, to) === 0) return frame;
    }
    const copy = Buffer.from(bytes.subarray(from, to));
    const frame = this.#read(copy.toString('latin1'));
    this.#known.unshift({ bytes: copy, frame });
    if (this.#known.length > REMEMBERED) this.#known.pop();
    return frame;
  }

  #read(text: string): Frame {
    const { joined, pin, beat } = this.#dialect;
    const sentAt: number[] = [];
    for (let at = text.indexOf(LINE_MARK); at !== -1; at = text.indexOf(LINE_MARK, at + 1))
      sentAt.push(Number.parseInt(text.slice(at + LINE_MARK.length, at + LINE_MARK.length + 20), 10));
    return {
      isJoined: joined !== undefined && text.startsWith(joined),
      isPin: text.includes(pin),
      // A snapshot of the show at the join holds lines too, but nobody delivered them.
      sentAt: joined !== undefined && text.startsWith(joined) ? [] : sentAt,
      answer: beat && text === beat[0] ? beat[1] : undefined,
    };
  }
}
