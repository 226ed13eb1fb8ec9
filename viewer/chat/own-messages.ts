import { room } from '../session.ts';
import { createOutgoing } from './message-sender.ts';

/** This viewer's own messages on their way. */
export const outgoing = createOutgoing(room);
