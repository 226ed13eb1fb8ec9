import { z } from 'zod';
import { Actor, type Viewpoint } from '../roles.ts';
import { type DataOf, type Merged, merged } from './assemble.ts';
import type { EventDefinition } from './contract.ts';

/** Everything that can happen in a show, in the past tense: its shape, and who may see what of it. */
export const events = merged('events');

export type EventName = keyof Merged<'events'>;
export type EventData<N extends EventName> = DataOf<Merged<'events'>, N>;

/** An event as a handler proposes it, before the log has given it a number and a time. */
export type NewEvent = { [N in EventName]: { name: N; data: EventData<N> } }[EventName];

/**
 * An event that happened. `by` is who caused it; only the crew sees that. `seq` counts in the event's own stream: the
 * show's log, or talk. A talk event says behind which event of the log it happened.
 */
export type ShowEvent = NewEvent & {
  seq: number;
  at: number;
  by?: Actor | undefined;
  after?: number | undefined;
};

const Envelope = z.object({
  seq: z.number().int().positive(),
  at: z.number(),
  by: Actor.optional(),
  after: z.number().int().nonnegative().optional(),
  name: z.enum(Object.keys(events) as [EventName, ...EventName[]]),
  data: z.unknown(),
});

export function definitionOf(name: EventName): EventDefinition {
  return events[name] as unknown as EventDefinition;
}

/** Whether events of this name are kept in the talk stream, apart from the show's log. */
export const isTalk = (name: EventName): boolean => definitionOf(name).lane === 'talk';

export const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);

/** Whose words an event holds, where they are somebody's. */
export function authorOf({ name, data }: ShowEvent): string | undefined {
  return (definitionOf(name).author as ((data: unknown) => string) | undefined)?.(data);
}

/** Parses an event from the wire or the log. Throws a ZodError where it has not the form of its name. */
export function parseEvent(value: unknown): ShowEvent {
  const envelope = Envelope.parse(value);
  return { ...envelope, data: events[envelope.name].data.parse(envelope.data) } as ShowEvent;
}

/** What a viewpoint sees of an event: the event, a cut copy of it, or undefined. */
export function redactEvent(event: ShowEvent, viewpoint: Viewpoint): ShowEvent | undefined {
  const data = definitionOf(event.name).redact(event.data, viewpoint);
  if (data === undefined) return undefined;
  if (viewpoint.kind === 'crew') return { ...event, data } as ShowEvent;
  const { by: _private, ...seen } = event;
  return { ...seen, data } as ShowEvent;
}

/** A new event; a helper that keeps literals typed. */
export function newEvent<N extends EventName>(name: N, data: EventData<N>): NewEvent {
  return { name, data } as unknown as NewEvent;
}
