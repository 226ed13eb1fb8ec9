import { room } from '../session.ts';
import { createReacting } from './reacting.ts';

/** The reactions of this page. */
export const reactions = createReacting(room);
