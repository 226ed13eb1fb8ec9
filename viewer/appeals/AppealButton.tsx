import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mute } from '../../shared/moderation/rules.ts';
import { AppealSheet } from './AppealSheet.tsx';
import { useOwnAppeal } from './own-appeal.ts';

/** Opens what a muted viewer can ask the team, or what became of it. */
export function AppealButton({ mute }: { mute: Mute }) {
  const { t } = useTranslation();
  const appeal = useOwnAppeal();
  const [isOpen, setIsOpen] = useState(false);
  const label = appeal?.answer ? t('appeal.read') : appeal ? t('appeal.waiting') : t('appeal.open');
  return (
    <>
      <button type="button" className="bare appeal-open" onClick={() => setIsOpen(true)}>
        {label}
      </button>
      {isOpen && <AppealSheet mute={mute} onClose={() => setIsOpen(false)} />}
    </>
  );
}
