import { room } from '../session.ts';
import { createReacting } from './reaction-store.ts';

/** The reactions of this page. */
export const reactions = createReacting(room);
