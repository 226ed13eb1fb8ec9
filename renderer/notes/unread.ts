import type { Note } from '../../shared/notes/contract.ts';

/** The notes of others that are newer than the newest one that was read. */
export const unreadNotes = (notes: readonly Note[], readerId: string, readUpTo: number): readonly Note[] =>
  notes.filter(({ personId, at }) => personId !== readerId && at > readUpTo);
