import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { tellProblem } from '../../ui/toast.ts';

/** Says why a whole picture is blurred where only its room should be: its host may be looking at the camera. */
export function useMaskProblem(): void {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const state = useStore(programRenderer.store, view => view.masks);
  useEffect(() => {
    if (state !== 'unreachable' && state !== 'unable') return;
    tellProblem(t('background.blurred'), { id: 'masks', body: t(`background.why.${state}`), stay: 0 });
  }, [state, t]);
}
