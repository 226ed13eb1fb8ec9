import { create } from 'zustand';
import { setView } from '../app/view-store.ts';
import type { AnswerDraft } from './draft.ts';

/** The answer that is written or changed; undefined while the list is shown. */
export const useAnswerForm = create<{ draft: AnswerDraft | undefined }>(() => ({ draft: undefined }));

export const editAnswer = (draft: AnswerDraft | undefined): void => useAnswerForm.setState({ draft });

/** Opens the saved answers: the list, or the form of one. */
export function openAnswers(draft?: AnswerDraft): void {
  editAnswer(draft);
  setView({ drawer: 'answers' });
}
