import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { personName, useOwnName } from '../names/person-name.ts';
import { ConsentChoice } from './ConsentChoice.tsx';
import { consentStore } from './consent.ts';

/** Asks for consent on the first visit without blocking anything: video and chat work before the choice. */
export function ConsentNote() {
  const { t } = useTranslation();
  const consent = useStore(consentStore, state => state.consent);
  const name = useOwnName();
  if (consent || !name) return null;
  return (
    <section className="consent" aria-label={t('consent.title')}>
      <p>
        <strong>{t('consent.youAre', { name: personName(t, name) })}</strong> {t('consent.note')}
      </p>
      <ConsentChoice />
    </section>
  );
}
