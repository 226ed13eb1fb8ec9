import { create } from 'zustand';
import type { DealDraft } from './draft.ts';

/** The deal that is being written; undefined while none is. It is opened from the shelf, the drawer and the board. */
export const useDealForm = create<{ draft: DealDraft | undefined }>(() => ({ draft: undefined }));

export const writeDeal = (draft: DealDraft): void => useDealForm.setState({ draft });

export const changeDraft = (change: Partial<DealDraft>): void =>
  useDealForm.setState(({ draft }) => (draft ? { draft: { ...draft, ...change } } : {}));

export const closeDealForm = (): void => useDealForm.setState({ draft: undefined });
