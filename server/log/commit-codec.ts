import type { Commit, LogPosition } from './event-log.ts';

/**
 * A commit on its way to the thread: numbers, and all its texts in one. Handing a thousand commits over as objects or
 * lists takes 7 ms on the event loop, as one text and one list of numbers less than one.
 */
export interface PackedCommit {
  readonly slug: string;
  readonly numbers: number[];
  readonly text: string;
}

export interface PackedGroup {
  readonly count: number;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly text: string;
}

/** How much of a group one commit is, so that it can be passed over; the first numbers of each commit. */
export interface CommitHead {
  readonly slug: string;
  readonly expectedSeq: number;
  readonly expectedTalkSeq: number;
  readonly events: number;
  readonly talk: number;
  readonly hasAnswer: boolean;
  readonly erase: number;
}

/** `by`, `data` and results become JSON texts here, which the thread never has to understand. */
export function packCommit(slug: string, commit: Commit, expected: LogPosition): PackedCommit {
  const { events, talk, answer, erase = [] } = commit;
  const packer = new Packer();
  packer.addText(slug);
  const counts = [events.length, talk.length, answer ? 1 : 0, erase.length];
  packer.addNumbers(expected.seq, expected.talkSeq, ...counts);
  for (const { seq, at, by, name, data } of events) {
    packer.addNumbers(seq, at);
    packer.addText(by ? JSON.stringify(by) : null);
    packer.addText(name);
    packer.addText(JSON.stringify(data));
  }
  const after = events.at(-1)?.seq ?? expected.seq;
  for (const { seq, at, by, name, data, personId } of talk) {
    packer.addNumbers(seq, at);
    packer.addText(by ? JSON.stringify(by) : null);
    packer.addText(name);
    packer.addText(JSON.stringify(data));
    packer.addNumbers(after);
    packer.addText(personId ?? null);
  }
  if (answer) {
    packer.addText(answer.key);
    packer.addText(answer.fingerprint);
    packer.addText(JSON.stringify(answer.result) ?? 'null');
  }
  for (const person of erase) packer.addText(person);
  return { slug, numbers: packer.numbers, text: packer.text };
}

class Packer {
  readonly numbers: number[] = [];
  text = '';

  addNumbers(...numbers: readonly number[]): void {
    this.numbers.push(...numbers);
  }

  /** -1 is the length of null. */
  addText(text: string | null): void {
    this.numbers.push(text === null ? -1 : text.length);
    if (text !== null) this.text += text;
  }
}

export function packGroup(commits: readonly PackedCommit[]): PackedGroup {
  const size = commits.reduce((sum, { numbers }) => sum + numbers.length + 2, 0);
  const numbers = new Float64Array(size);
  let at = 0;
  for (const commit of commits) {
    numbers[at] = commit.numbers.length;
    numbers[at + 1] = commit.text.length;
    numbers.set(commit.numbers, at + 2);
    at += commit.numbers.length + 2;
  }
  return { count: commits.length, numbers, text: commits.map(({ text }) => text).join('') };
}

/** Reads a group from its beginning, in the order of its packing. */
export class GroupReader {
  readonly #group: PackedGroup;
  #number = 0;
  #text = 0;
  #nextNumber = 0;
  #nextText = 0;

  constructor(group: PackedGroup) {
    this.#group = group;
  }

  /** Goes to the next commit, wherever the reading of the one before has ended. */
  head(): CommitHead {
    this.#number = this.#nextNumber;
    this.#text = this.#nextText;
    const numbers = this.number();
    const characters = this.number();
    this.#nextNumber = this.#number + numbers;
    this.#nextText = this.#text + characters;
    return {
      slug: this.text() ?? '',
      expectedSeq: this.number(),
      expectedTalkSeq: this.number(),
      events: this.number(),
      talk: this.number(),
      hasAnswer: this.number() === 1,
      erase: this.number(),
    };
  }

  number(): number {
    const value = this.#group.numbers[this.#number] ?? Number.NaN;
    this.#number += 1;
    return value;
  }

  text(): string | null {
    const length = this.number();
    if (length < 0) return null;
    const start = this.#text;
    this.#text += length;
    return this.#group.text.slice(start, this.#text);
  }
}
