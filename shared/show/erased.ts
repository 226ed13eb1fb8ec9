import { ERASED_NAME } from '../names/erased.ts';
import { definitionOf, type ShowEvent } from './events.ts';

/**
 * An event of the log without the name of an erased person, and without what was written of or about them; the same event
 * where it has nothing of theirs.
 */
export function withoutPerson(event: ShowEvent, personId: string): ShowEvent {
  const { by, name, data } = event;
  const erased = definitionOf(name).erased as ((data: unknown, personId: string) => unknown) | undefined;
  const left = erased ? erased(data, personId) : data;
  const isTheirs = by?.id === personId && by.name !== ERASED_NAME;
  if (left === data && !isTheirs) return event;
  return { ...event, data: left, ...(isTheirs ? { by: { ...by, name: ERASED_NAME } } : {}) } as ShowEvent;
}
