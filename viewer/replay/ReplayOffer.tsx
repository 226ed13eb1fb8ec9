import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { room } from '../session.ts';
import { showReplay } from './replay-view.ts';

/** Leads from the end of a show to its replay. */
export function ReplayOffer() {
  const { t } = useTranslation();
  const hasReplay = useStore(room.store, state => state.show.replay.published !== undefined);
  if (!hasReplay) return null;
  return (
    <p>
      <button type="button" className="solid replay-offer" onClick={() => showReplay(true)}>
        <Play size={16} fill="currentColor" aria-hidden="true" />
        {t('replay.watch')}
      </button>
    </p>
  );
}
