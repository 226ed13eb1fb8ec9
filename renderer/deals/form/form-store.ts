import { create } from 'zustand';
import type { DealDraft } from './draft.ts';

/** The draft in the deal form; undefined while the form is closed. */
export const useDealForm = create<{ draft: DealDraft | undefined }>(() => ({ draft: undefined }));

export const openDealForm = (draft: DealDraft): void => useDealForm.setState({ draft });

export const changeDraft = (change: Partial<DealDraft>): void =>
  useDealForm.setState(({ draft }) => (draft ? { draft: { ...draft, ...change } } : {}));

export const closeDealForm = (): void => useDealForm.setState({ draft: undefined });
