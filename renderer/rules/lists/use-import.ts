import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListReport } from '../../../shared/rules/list-file.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { useUndoableStep } from '../../undo/use-undoable-step.ts';
import { showRules } from '../rules-store.ts';
import { type GivenList, sendList } from './list-api.ts';

/** What an import is doing, and what the server said of which list. */
type ImportState =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'seen'; readonly of: GivenList; readonly report: ListReport }
  | { readonly kind: 'failed'; readonly of: GivenList; readonly error: unknown };

/** Returns what looks at a list and what adds it, and how far that is. */
export function useImport() {
  const { t } = useTranslation('rules');
  const access = { show: useShowSlug(), token: useInvite() ?? '' };
  const offerUndo = useUndoableStep();
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const ask = async (step: 'preview' | 'import', given: GivenList): Promise<ListReport | undefined> => {
    setState({ kind: 'busy' });
    try {
      return await sendList(step, given, access);
    } catch (error) {
      setState({ kind: 'failed', of: given, error });
      return undefined;
    }
  };
  const look = async (given: GivenList) => {
    const report = await ask('preview', given);
    if (report) setState({ kind: 'seen', of: given, report });
  };
  const add = async (given: GivenList) => {
    const report = await ask('import', given);
    if (!report) return;
    const { importId, fresh } = report;
    if (importId !== undefined)
      offerUndo(t('import.added', { count: fresh }), { name: 'rule.removeImport', data: { importId } });
    showRules();
  };
  return { look, add, state };
}
