import type { ShowEvent } from '../../shared/show/events.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { LiveFold } from '../show/live-fold.ts';
import { OpenQuestions } from './open-questions.ts';
import { type Feelings, Sampler } from './sampler.ts';

/** What a show's report needs beyond the state: what is counted by the minute, and the questions that are open. */
export class ShowReport implements Reactor {
  readonly #show: Pick<ShowContext, 'readLog'>;
  readonly #sampler: Sampler;
  /** Kept from the show's beginning; where that was before the server's start, read once somebody asks. */
  #questions: LiveFold<OpenQuestions> | undefined;

  constructor(show: ShowContext, feelings: Feelings) {
    this.#show = show;
    this.#sampler = new Sampler(show, feelings);
  }

  observe(event: ShowEvent): void {
    if (event.name === 'show.wentLive') this.#questions = new LiveFold(new OpenQuestions(), nothing());
    this.#questions?.observe(event);
    this.#sampler.observe(event);
  }

  arrive(personId: string, source: string): void {
    this.#sampler.arrive(personId, source);
  }

  /** Rejects where the log could not be read. */
  async openQuestions(): Promise<ReturnType<OpenQuestions['list']>> {
    this.#questions ??= new LiveFold(new OpenQuestions(), this.#show.readLog());
    const questions = this.#questions;
    try {
      return (await questions.read()).list();
    } catch (error) {
      if (this.#questions === questions) this.#questions = undefined;
      throw error;
    }
  }

  close(): void {
    this.#sampler.close();
  }
}

async function* nothing(): AsyncGenerator<never> {}
