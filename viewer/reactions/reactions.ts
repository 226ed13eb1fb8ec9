import { room } from '../session.ts';
import { createReactionStore } from './reaction-store.ts';

/** The floating reactions of this page. */
export const reactions = createReactionStore(room);
