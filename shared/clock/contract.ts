import { z } from 'zod';
import { type Contract, CREW_VIEWPOINT, type Live } from '../show/contract.ts';

const clockSignals = {
  /**
   * How far the clock of the server's machine is ahead of the show's time, in milliseconds, because it was set while the
   * show went on; below 0 where it is behind, and 0 once they agree again.
   */
  'clock.compared': { data: z.object({ aheadMs: z.number().int() }), to: CREW_VIEWPOINT },
} as const;

const clockLive: Live<{ readonly aheadMs: number }, typeof clockSignals> = {
  empty: () => ({ aheadMs: 0 }),
  on: { 'clock.compared': (_live, { aheadMs }) => ({ aheadMs }) },
};

/** The time of a show, which nobody sets, beside that of the server's machine. */
export const clock = {
  commands: {},
  queries: {},
  events: {},
  signals: clockSignals,
  live: clockLive,
} as const satisfies Contract;
