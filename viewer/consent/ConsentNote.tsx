import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { view } from '../playback/view.ts';
import { room } from '../session.ts';
import { ConsentChoice } from './ConsentChoice.tsx';

/** Asked once, on the first visit, without standing in the way: the show plays and the chat works before it. */
export function ConsentNote() {
  const { t } = useTranslation();
  const consent = useStore(view, state => state.consent);
  const name = useStore(room.store, state => state.you?.name);
  if (consent || !name) return null;
  return (
    <section className="consent" aria-label={t('consent.title')}>
      <p>
        <strong>{t('consent.youAre', { name })}</strong> {t('consent.note')}
      </p>
      <ConsentChoice />
    </section>
  );
}
