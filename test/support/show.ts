import { nanoid } from 'nanoid';
import { pino } from 'pino';
import type { EventLog } from '../../server/log/event-log.ts';
import type { Registry } from '../../server/show/registry.ts';
import { Show } from '../../server/show/show.ts';
import type { Clock } from '../../server/show/time/clock.ts';
import { CommandError } from '../../shared/errors.ts';
import { clientOf, commandOf, type Step } from './arbitrary.ts';
import type { TestClock } from './clock.ts';
import { preparedFor, registry as wholeRegistry } from './registry.ts';

interface TestShowOptions {
  readonly slug?: string;
  readonly title?: string;
  readonly clock?: Clock;
  readonly registry?: Registry;
}

/** Opens a show on a log as the server does, without reactors; its own features are all of the server's. */
export async function openTestShow(
  log: EventLog,
  { slug = 'autumn', title = 'Autumn show', registry = wholeRegistry, clock }: TestShowOptions = {},
): Promise<Show> {
  const record = await log.openShow(slug);
  const logger = pino({ level: 'silent' });
  const show = await Show.open({ record, log, registry, logger, title, ...(clock ? { clock } : {}) });
  show.attach(
    () => {},
    (actor, { name, data }) => {
      const prepared = preparedFor(name, data as never, actor);
      return prepared === undefined ? undefined : Promise.resolve(prepared);
    },
  );
  return show;
}

/** Plays a story on a real show, time passing between its steps; refusals leave no trace. */
export async function playOn(show: Show, steps: readonly Step[], clock: TestClock): Promise<void> {
  for (const [index, step] of steps.entries()) {
    clock.pass(1000 * (step.seconds ?? 1));
    await show.settle();
    const { name, data } = commandOf(show.state, step);
    try {
      await show.submit(step.who, `${index} ${nanoid()}`, name, data, clientOf(step).client);
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === 'storage') throw error;
    }
  }
}
