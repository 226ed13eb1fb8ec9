import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

/** What the crew answers to a suggestion. */
const handlers: Handlers<'suggest'> = {
  'suggest.dismiss': (state, { productId }) => {
    if (!state.catalog.products.some(product => product.id === productId)) {
      throw new CommandError('not-found', 'There is no such product in this show.');
    }
    return { events: [newEvent('suggest.dismissed', { productId })], result: {} };
  },
};

export const suggest = defineFeature('suggest', { handlers, queries: {} });
