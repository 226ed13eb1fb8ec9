import { setTimeout as pause } from 'node:timers/promises';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';

/** Slow enough that a show keeps the notes of a whole upgrade. */
const WRITE_EVERY_MS = 100;

/** Somebody who writes notes without a pause and remembers which were acknowledged. */
export class Writer {
  readonly acknowledged: string[] = [];
  readonly #room: Room;
  #isOver = false;
  #failure: unknown;
  readonly #writing: Promise<void>;

  constructor(room: Room) {
    this.#room = room;
    this.#writing = this.#write();
    // Whoever waits for more, or for the end, is told.
    this.#writing.catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /** Resolves when so many more notes were acknowledged. */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    while (this.acknowledged.length < wanted) {
      if (this.#failure) throw this.#failure;
      await pause(WRITE_EVERY_MS);
    }
  }

  async stop(): Promise<readonly string[]> {
    this.#isOver = true;
    await this.#writing;
    return this.acknowledged;
  }

  async #write(): Promise<void> {
    for (let number = 1; !this.#isOver; number += 1) {
      const text = `note ${number}`;
      const sent = this.#room.send('note.post', { text });
      // On a busy machine an upgrade takes longer than a command waits; what was never acknowledged may be missing.
      if (await sent.then(() => true, isUnanswered)) this.acknowledged.push(text);
      await pause(WRITE_EVERY_MS);
    }
  }
}

/** False for a command that nobody answered; any other failure is one of the test. */
function isUnanswered(error: unknown): false {
  if (error instanceof CommandError && error.code === 'not-joined') return false;
  throw error;
}
