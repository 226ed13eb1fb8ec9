import type { RaidFigures } from '../../shared/raid/contract.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { RaidWindow } from './raid-window.ts';

/** A crew that has said "not a raid" is not asked again for so long. */
const QUIET_MS = 10 * 60_000;

type Show = Pick<ShowContext, 'clock' | 'logger' | 'state' | 'submit'>;

/** Watches who comes to a show and what they write, and reports what looks like a raid. */
export class ShowRaid implements Reactor {
  readonly #show: Show;
  readonly #window = new RaidWindow();
  #isReporting = false;

  constructor(show: Show) {
    this.#show = show;
  }

  joined({ actor, link }: Member): void {
    if (actor.role !== 'viewer') return;
    // Whoever comes back after a restart has been here.
    if (entryOf(this.#show.state.people.writers, actor.id)) this.#window.wasHere(actor.id);
    else this.#window.joined(actor.id, link.address, this.#show.clock.now());
  }

  observe(event: ShowEvent): void {
    if (event.name === 'chat.erased') this.#window.erase(event.data.personId);
    // A delayed or held line is counted when it is written, and not again when it is let through.
    const isLine =
      event.name === 'chat.posted' || event.name === 'chat.held' || event.name === 'chat.delayed';
    if (!isLine || event.by?.role !== 'viewer' || event.data.message.platform) return;
    const { text, personId } = event.data.message;
    const figures = this.#window.wrote(text, personId, event.at);
    if (figures) void this.#report(figures, event.at);
  }

  async #report(figures: RaidFigures, at: number): Promise<void> {
    const { raid, modes } = this.#show.state;
    const isQuiet = raid.dismissedAt > 0 && at < raid.dismissedAt + QUIET_MS;
    if (this.#isReporting || raid.suspected || modes.shield || isQuiet) return;
    this.#isReporting = true;
    try {
      await this.#show.submit('raid.report', figures);
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'What looks like a raid could not be reported');
    } finally {
      this.#isReporting = false;
    }
  }
}
