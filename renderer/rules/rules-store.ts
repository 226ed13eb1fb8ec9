import { create } from 'zustand';
import type { RuleDraft } from '../../shared/rules/rule.ts';
import { setView } from '../app/view-store.ts';

export interface EditedRule {
  readonly draft: RuleDraft;
  /** Absent for a new one. */
  readonly ruleId?: string;
}

/** The rule that is written or changed; undefined while the list is shown. */
export const useRuleForm = create<{ edited: EditedRule | undefined }>(() => ({ edited: undefined }));

export const editRule = (edited: EditedRule | undefined): void => useRuleForm.setState({ edited });

export function openRules(): void {
  editRule(undefined);
  setView({ drawer: 'rules' });
}
