import { CommandError } from '../shared/errors.ts';
import { newEvent } from '../shared/show/events.ts';
import type { Decides } from './decision.ts';

/** Going on air and off it. */
export const stage: Decides<'show'> = {
  'show.goLive': state => {
    if (state.phase.kind === 'live') throw new CommandError('already-done', 'The show is live already.');
    return { events: [newEvent('show.wentLive', {})], result: {} };
  },
  'show.end': state => {
    if (state.phase.kind !== 'live') throw new CommandError('already-done', 'The show is not live.');
    return { events: [newEvent('show.ended', {})], result: {} };
  },
  'show.rename': (state, { title }) => ({
    events: title === state.title ? [] : [newEvent('show.renamed', { title })],
    result: {},
  }),
};
