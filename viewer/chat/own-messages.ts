import { room } from '../session.ts';
import { createMessageSender } from './message-sender.ts';

/** The sender of this page's messages. */
export const ownMessages = createMessageSender(room);
