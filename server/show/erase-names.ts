import { withoutPerson } from '../../shared/show/erased.ts';
import type { EventLog } from '../log/event-log.ts';
import { parseStored } from './restore.ts';

/**
 * Takes the names of erased people, and what was written about them, out of the events of a show's log. It comes after the
 * commit that erased them, so that no other commit waits for it; a server that dies in between does it at its next start.
 */
export async function eraseNames(log: EventLog, show: string): Promise<void> {
  for (const erased of await log.erasedPeople(show)) {
    const events = await log.readNaming(show, erased, parseStored);
    const changed = events.flatMap(event => {
      const left = withoutPerson(event, erased.personId);
      return left === event ? [] : [left];
    });
    await log.rewrite(show, erased, changed);
  }
}
