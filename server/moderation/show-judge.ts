import type { Judgement } from '../../shared/moderation/judgement.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { FloodWindow } from './flood/flood-window.ts';
import type { JudgePool } from './judge-pool.ts';

/** A text that somebody wants others to read. */
export interface Unjudged {
  readonly text: string;
  /** Absent where many may say the same, as with names. */
  readonly personId?: string;
}

/** What is found out about the lines of one show before they are screened, and what it takes to remember for that. */
export class ShowJudge implements Reactor {
  readonly #pool: Pick<JudgePool, 'judge' | 'warm'>;
  readonly #clock: ShowContext['clock'];
  readonly #flood = new FloodWindow();

  constructor(pool: Pick<JudgePool, 'judge' | 'warm'>, clock: ShowContext['clock']) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Whoever comes may write in a moment. A show of the crew alone spares itself the thread. */
  joined({ actor }: Member): void {
    if (actor.role === 'viewer') this.#pool.warm();
  }

  observe(event: ShowEvent): void {
    if (event.name === 'chat.erased') this.#flood.erase(event.data.personId);
  }

  /** Judges texts, each in its place. */
  async judge(texts: readonly Unjudged[]): Promise<Judgement[]> {
    const now = this.#clock.now();
    const alike = texts.map(({ text, personId }) =>
      personId === undefined ? 1 : this.#flood.note(text, personId, now),
    );
    const classified = await this.#pool.judge(texts.map(({ text }) => text));
    return alike.map((count, at) => {
      const found = classified?.[at];
      return { ...(found && { classified: found }), alike: count };
    });
  }
}
