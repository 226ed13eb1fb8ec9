import { z } from 'zod';
import { ErrorCode } from '../errors.ts';
import { type DataOf, features, type LiveState, type Merged, merged } from './assemble.ts';
import {
  ALL_VIEWPOINTS,
  CREW_VIEWPOINT,
  type Live,
  type SignalDefinition,
  type SignalDefinitions,
} from './contract.ts';

const ofConnection = {
  /** The connection is about to be closed for a reason that reconnecting won't mend. */
  'show.closed': { data: z.object({ code: ErrorCode }), to: ALL_VIEWPOINTS, lane: 'urgent' },
  /** Whether the server's disk takes what is written; told on every change, and at the join while it doesn't. */
  'show.storage': { data: z.object({ isFull: z.boolean() }), to: CREW_VIEWPOINT, lane: 'urgent' },
} as const;

/** Passing news that the log does not keep: whoever misses one gets the next. */
export const signals = { ...merged('signals'), ...ofConnection };

type Signals = Merged<'signals'> & typeof ofConnection;
export type SignalName = keyof Signals;
export type SignalData<N extends SignalName> = DataOf<Signals, N>;
export type Signal = { [N in SignalName]: { signal: N; data: SignalData<N> } }[SignalName];

export const isSignalName = (name: string): name is SignalName => Object.hasOwn(signals, name);

export function signalDefinition(name: SignalName): SignalDefinition {
  return (signals as SignalDefinitions)[name] as SignalDefinition;
}

const SignalFrame = z.object({
  signal: z.enum(Object.keys(signals) as [SignalName, ...SignalName[]]),
  data: z.unknown(),
});

/** Parses a signal frame. Throws a ZodError where it has not the form of its name. */
export function parseSignal(value: unknown): Signal {
  const frame = SignalFrame.parse(value);
  return { signal: frame.signal, data: signalDefinition(frame.signal).data.parse(frame.data) } as Signal;
}

type AnyLive = Live<unknown, SignalDefinitions>;
const lives = features.flatMap(([name, { live }]) => (live ? [[name, live as AnyLive] as const] : []));

/** What a page knows before its first signal. */
export function emptyLive(): LiveState {
  return Object.fromEntries(lives.map(([name, live]) => [name, live.empty()])) as LiveState;
}

/** What a page knows once a signal has come; the same object where it is only passing news. */
export function withSignal(state: LiveState, { signal, data }: Signal): LiveState {
  let next: Record<string, unknown> = state;
  for (const [name, live] of lives) {
    const on = live.on[signal];
    if (on) next = { ...next, [name]: on(next[name], data) };
  }
  return next as LiveState;
}
