import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

/** Going on air and off it. */
const handlers: Handlers<'lifecycle'> = {
  'show.goLive': state => {
    if (state.lifecycle.phase.kind === 'live')
      throw new CommandError('already-done', 'The show is live already.');
    return { events: [newEvent('show.wentLive', {})], result: {} };
  },
  'show.end': state => {
    if (state.lifecycle.phase.kind !== 'live')
      throw new CommandError('already-done', 'The show is not live.');
    return { events: [newEvent('show.ended', {})], result: {} };
  },
  'show.rename': (state, { title }) => ({
    events: title === state.lifecycle.title ? [] : [newEvent('show.renamed', { title })],
    result: {},
  }),
};

export const lifecycle = defineFeature('lifecycle', {
  handlers,
  queries: {},
  created: title => [newEvent('show.created', { title })],
});
