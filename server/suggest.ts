import { CommandError } from '../shared/errors.ts';
import { newEvent } from '../shared/show/events.ts';
import type { Decides } from './decision.ts';

/** What the crew answers to a suggestion. */
export const suggest: Decides<'suggest'> = {
  'suggest.dismiss': (state, { productId }) => {
    if (!state.products.some(product => product.id === productId)) {
      throw new CommandError('not-found', 'There is no such product in this show.');
    }
    return { events: [newEvent('suggest.dismissed', { productId })], result: {} };
  },
};
