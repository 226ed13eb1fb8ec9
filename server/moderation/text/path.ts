/** How a part of a text came to stand for a character of a phrase. */
export const How = {
  /** It is the character. */
  Same: 0,
  /** A letter of another script, or a turned one, that looks like it. */
  LookAlike: 1,
  /** A digit, a sign or several of them that look like it. */
  Sign: 2,
  /** A letter that sounds like it in the other alphabet. */
  Sound: 3,
  /** A sign that covers it. */
  Mask: 4,
  /** A gap between two words of the phrase; it may be of nothing. */
  Gap: 5,
  /** A sign of the phrase that is not written in Latin (ь, ъ). */
  Left: 6,
  /** A Chinese character of the same sound. */
  Homophone: 7,
  /** Its Pinyin. */
  Pinyin: 8,
  /** The first letter of its Pinyin. */
  Initial: 9,
  /** The parts that it is made of. */
  Split: 10,
} as const;
export type How = (typeof How)[keyof typeof How];

/** The way by which a phrase was read out of a row of glyphs: for each character of it [from, to) in the row. */
export class Path {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly how: How[] = [];
  length = 0;

  push(from: number, to: number, how: How): void {
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.how[this.length] = how;
    this.length++;
  }

  pop(): void {
    this.length--;
  }

  count(how: How): number {
    let count = 0;
    for (let at = 0; at < this.length; at++) if (this.how[at] === how) count++;
    return count;
  }

  get start(): number {
    return this.from[0] ?? 0;
  }

  get end(): number {
    return this.to[this.length - 1] ?? 0;
  }
}
