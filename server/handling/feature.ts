import { defineFeature } from '../show/feature.ts';
import { CrewHandling } from './crew-handling.ts';

/** Tells the crew who of them is on which message or person. */
export const handling = defineFeature('handling', {
  handlers: {},
  react: show => new CrewHandling(show),
  queries: {
    'handling.begin': (target, { reactor, member }) => {
      reactor.begin(member, target);
      return {};
    },
  },
});
