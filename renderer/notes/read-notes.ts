import { useCallback } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useShow, useShowSlug, useYou } from '../app/room-context.tsx';
import { unreadNotes } from './unread.ts';

interface ReadNotes {
  /** Whose reading it is: the show and the person. */
  reader: string;
  /** Server time of the newest note that was read. */
  upTo: number;
}

/** How far the notes of the show opened last were read. Stored in the reader's browser. */
const useReadNotes = create<ReadNotes>()(
  persist((): ReadNotes => ({ reader: '', upTo: 0 }), { name: 'vitrine.notes', version: 1 }),
);

function useReader(): string {
  const show = useShowSlug();
  return `${show} ${useYou()?.id ?? ''}`;
}

/** Returns a function that marks all notes up to a server time as read. */
export function useMarkRead(): (upTo: number) => void {
  const reader = useReader();
  return useCallback(upTo => useReadNotes.setState({ reader, upTo }), [reader]);
}

/** The notes that this person has not read. */
export function useUnreadNotes() {
  const notes = useShow(show => show.notes.notes);
  const you = useYou()?.id ?? '';
  const reader = useReader();
  const upTo = useReadNotes(read => (read.reader === reader ? read.upTo : 0));
  return unreadNotes(notes, you, upTo);
}
