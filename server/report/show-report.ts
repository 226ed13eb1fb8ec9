import type { ShowEvent } from '../../shared/show/events.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { FoldOnDemand } from '../show/live-fold.ts';
import { OpenQuestions } from './open-questions.ts';
import { type Feelings, Sampler } from './sampler.ts';

/** What a show's report needs beyond the state: what is counted by the minute, and the questions that are open. */
export class ShowReport implements Reactor {
  readonly #sampler: Sampler;
  /** Kept from the show's beginning; where that was before the server's start, read once somebody asks. */
  readonly #questions: FoldOnDemand<OpenQuestions>;

  constructor(show: ShowContext, feelings: Feelings) {
    this.#questions = new FoldOnDemand(
      () => new OpenQuestions(),
      () => show.readLog(),
    );
    this.#sampler = new Sampler(show, feelings);
  }

  observe(event: ShowEvent): void {
    if (event.name === 'show.wentLive') this.#questions.begin();
    this.#questions.observe(event);
    this.#sampler.observe(event);
  }

  arrive(personId: string, source: string): void {
    this.#sampler.arrive(personId, source);
  }

  /** Rejects where the log could not be read. */
  async openQuestions(): Promise<ReturnType<OpenQuestions['list']>> {
    return (await this.#questions.read()).list();
  }

  close(): void {
    this.#sampler.close();
  }
}
