import type { Room } from '../../client/room/room.ts';
import { phraseRule } from '../../shared/rules/rule.ts';
import { joinRoom } from '../../test/support/room.ts';
import type { TestServer } from '../../test/support/server.ts';

const LINES_PER_SECOND = 300;
/** As many as one viewer may write, a line a second at most. */
const HELD_PER_SECOND = 0.8;
/** The server takes so many lines a second of one connection of the crew. */
const LINES_OF_ONE = 30;
const EVERY_MS = 20;
const LINES = [
  'does the lamp come in another colour?',
  'love it',
  '这个有没有小码？',
  'а доставка по городу бесплатная?',
  'I have had mine for two years now, and it still looks and works as on the first day, so do not hesitate',
];

/** A crowd that writes 300 lines a second, a few of which are held. */
export class Chatter {
  readonly #crew: readonly Room[];
  readonly #viewer: Room;
  #timer: ReturnType<typeof setInterval> | undefined;
  refused = 0;

  static async start(server: TestServer): Promise<Chatter> {
    const crew = await Promise.all(
      Array.from({ length: LINES_PER_SECOND / LINES_OF_ONE }, () =>
        joinRoom(server, { token: server.hostToken }),
      ),
    );
    await crew[0]?.send('rule.add', { rule: phraseRule('spam') });
    const chatter = new Chatter(crew, await joinRoom(server));
    chatter.#begin();
    return chatter;
  }

  private constructor(crew: readonly Room[], viewer: Room) {
    this.#crew = crew;
    this.#viewer = viewer;
  }

  /** How many lines the show has had. */
  get lines(): number {
    return this.#crew[0]?.store.getState().show.talkSeq ?? 0;
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const room of [...this.#crew, this.#viewer]) room.close();
  }

  /** Never sends more than is due by then. */
  #begin(): void {
    const startedAt = performance.now();
    let [sent, held] = [0, 0];
    const refuse = () => {
      this.refused += 1;
    };
    this.#timer = setInterval(() => {
      const seconds = (performance.now() - startedAt) / 1000;
      for (; sent < seconds * LINES_PER_SECOND; sent++) {
        const text = `${LINES[sent % LINES.length]} ${sent}`;
        this.#crew[sent % this.#crew.length]?.send('chat.post', { text }).catch(refuse);
      }
      for (; held < seconds * HELD_PER_SECOND; held++)
        this.#viewer.send('chat.post', { text: `spam ${held}` }).catch(refuse);
    }, EVERY_MS);
  }
}
