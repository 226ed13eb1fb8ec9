import { z } from 'zod';
import { Sight, type Viewpoint, ViewpointKind } from '../roles.ts';
import { features, type Slices } from './assemble.ts';
import type { EventDefinitions, Slice } from './contract.ts';
import { type EventName, isTalk, type ShowEvent } from './events.ts';

/**
 * A show as one person may see it: the fold of the events in their sight, a part for each feature. The server's own
 * copy is the crew's. It is plain data, so it travels as the snapshot of a join.
 */
export type ShowState = Slices & {
  readonly viewpoint: ViewpointKind;
  /** What of the crew's view is left out; absent where nothing is. */
  readonly lacks?: readonly Sight[] | undefined;
  /** Number of the last event of the log folded in; 0 before the first. */
  readonly seq: number;
  /** The same of the talk stream. */
  readonly talkSeq: number;
};

type AnySlice = Slice<unknown, EventDefinitions>;
const slices = features.flatMap(([name, { slice }]) => (slice ? [[name, slice as AnySlice] as const] : []));

/** Which slices an event changes. */
const folds = new Map<string, [string, NonNullable<AnySlice['on'][string]>][]>();
for (const [name, slice] of slices) {
  for (const [event, fold] of Object.entries(slice.on)) {
    if (fold) folds.set(event, [...(folds.get(event) ?? []), [name, fold]]);
  }
}

export const ShowState = z.object({
  viewpoint: ViewpointKind,
  lacks: z.array(Sight).optional(),
  seq: z.number().int(),
  talkSeq: z.number().int(),
  ...Object.fromEntries(slices.map(([name, slice]) => [name, slice.schema])),
}) as unknown as z.ZodType<ShowState>;

/** The state of a show before its first event, as seen from a viewpoint. */
export function emptyShow(viewpoint: ViewpointKind): ShowState {
  const parts = Object.fromEntries(slices.map(([name, slice]) => [name, slice.empty()]));
  return { ...parts, viewpoint, seq: 0, talkSeq: 0 } as unknown as ShowState;
}

/**
 * Folds one event into a show. The same function runs on the server, in the studio and on the viewer's page, so a
 * replica that saw the same events holds the same show. The given state is not changed.
 */
export function applyEvent(state: ShowState, event: ShowEvent): ShowState {
  const context = { at: event.at, viewpoint: state.viewpoint };
  const next: Record<string, unknown> = { ...state };
  for (const [name, fold] of folds.get(event.name) ?? []) next[name] = fold(next[name], event.data, context);
  next[isTalk(event.name) ? 'talkSeq' : 'seq'] = event.seq;
  return next as unknown as ShowState;
}

/** Whether a state has an event in it already. */
export function hasSeen(state: ShowState, { name, seq }: { name: EventName; seq: number }): boolean {
  return seq <= (isTalk(name) ? state.talkSeq : state.seq);
}

/** Cuts the server's state down to what a viewpoint may see: the snapshot of a join. */
export function redactShow(state: ShowState, viewpoint: Viewpoint): ShowState {
  const seen: Record<string, unknown> = {
    viewpoint: viewpoint.kind,
    ...(viewpoint.lacks ? { lacks: viewpoint.lacks } : {}),
    seq: state.seq,
    talkSeq: state.talkSeq,
  };
  for (const [name, slice] of slices) seen[name] = slice.redact(state[name as keyof Slices], viewpoint);
  return seen as unknown as ShowState;
}
