import type { Viewpoint } from '../../shared/roles.ts';
import { Intelligence } from '../intelligence/intelligence.ts';
import { defineFeature } from '../show/feature.ts';

/** Reads the room: mood, mentions and suggestions, in a thread of its own behind the log. */
export const pulse = defineFeature('pulse', {
  handlers: {},
  start: ({ logger }): Intelligence => new Intelligence({ log: logger }),
  react: (show, intelligence) => {
    const reading = intelligence.openShow(
      show.slug,
      show.state,
      signal => show.broadcaster.signal(signal),
      () => show.clock.now(),
    );
    return { ...reading, signalsFor: ({ kind }: Viewpoint) => (kind === 'crew' ? reading.latest() : []) };
  },
  queries: {},
});
