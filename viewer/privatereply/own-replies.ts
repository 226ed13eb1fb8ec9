import { useStore } from 'zustand';
import type { PrivateReply } from '../../shared/privatereply/contract.ts';
import { entryOf } from '../../shared/show/record.ts';
import { room } from '../session.ts';

const NONE: readonly PrivateReply[] = [];

/** What the team has written to this viewer alone, oldest first. */
export const useOwnReplies = (): readonly PrivateReply[] =>
  useStore(room.store, ({ you, show }) => (you && entryOf(show.privatereply.byPerson, you.id)) ?? NONE);
