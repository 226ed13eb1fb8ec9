import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDesk } from '../stage/desk-context.tsx';
import { showErrorToast } from '../ui/overlay/toast.ts';

/** Says why a whole picture is blurred where only its room should be: its host may be looking at the camera. */
export function useMaskProblem(): void {
  const { t } = useTranslation('scenes');
  const { projector } = useDesk();
  const state = useStore(projector.store, view => view.masks);
  useEffect(() => {
    if (state !== 'unreachable' && state !== 'unable') return;
    showErrorToast(t('background.blurred'), {
      id: 'masks',
      body: t(`background.why.${state}`),
      timeoutMs: 0,
    });
  }, [state, t]);
}
