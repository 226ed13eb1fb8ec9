import { create } from 'zustand';
import type { RuleDraft } from '../../shared/rules/rule.ts';
import { setView } from '../app/view-store.ts';

export interface EditedRule {
  readonly draft: RuleDraft;
  /** Absent for a new one. */
  readonly ruleId?: string;
}

/** What the drawer shows: all rules, one that is written or changed, or the import of a list. */
export type RulesPage =
  | { readonly kind: 'all' | 'import' }
  | { readonly kind: 'rule'; readonly edited: EditedRule };

export const useRulesPage = create<{ page: RulesPage }>(() => ({ page: { kind: 'all' } }));

export const showRules = (): void => useRulesPage.setState({ page: { kind: 'all' } });
export const showImport = (): void => useRulesPage.setState({ page: { kind: 'import' } });
export const editRule = (edited: EditedRule): void =>
  useRulesPage.setState({ page: { kind: 'rule', edited } });

export function openRules(): void {
  showRules();
  setView({ drawer: 'rules' });
}
