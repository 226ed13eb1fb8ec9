import { CommandError } from '../../shared/errors.ts';
import { RESUME_WITHIN_MS } from '../../shared/lifecycle/protocol.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { Handlers } from '../show/feature.ts';

/** Going on air and off it. A show is one run: what has ended stays so, and the next one is another show. */
export const handlers: Handlers<'lifecycle'> = {
  'show.goLive': ({ lifecycle: { phase } }) => {
    if (phase.kind === 'live') throw new CommandError('already-done', 'The show is live already.');
    if (phase.kind === 'ended')
      throw new CommandError('ended', 'This show has ended; make the next one from it.');
    return { events: [newEvent('show.wentLive', {})], result: {} };
  },

  'show.end': ({ lifecycle: { phase } }) => {
    if (phase.kind !== 'live') throw new CommandError('already-done', 'The show is not live.');
    return { events: [newEvent('show.ended', {})], result: {} };
  },

  'show.resume': ({ lifecycle: { phase } }, _data, { now }) => {
    if (phase.kind === 'live' && phase.interruptedAt === undefined)
      throw new CommandError('already-done', 'The show is live already.');
    if (phase.kind === 'ready') throw new CommandError('already-done', 'The show has not been live yet.');
    if (phase.kind === 'ended' && now - phase.at > RESUME_WITHIN_MS) {
      const text = 'The end of a show can be taken back for ten minutes; make the next one from it.';
      throw new CommandError('ended', text);
    }
    return { events: [newEvent('show.resumed', {})], result: {} };
  },

  'show.interrupt': ({ lifecycle: { phase } }, { since }) => {
    const isGoingOn = phase.kind === 'live' && phase.interruptedAt === undefined;
    return { events: isGoingOn ? [newEvent('show.interrupted', { since })] : [], result: {} };
  },

  'show.rename': (state, { title }) => ({
    events: title === state.lifecycle.title ? [] : [newEvent('show.renamed', { title })],
    result: {},
  }),
};
