import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chooseConsent, consentStore } from './consent.ts';
import type { Consent } from './viewer-storage.ts';

const CHOICES: readonly Consent[] = ['keep', 'visit'];

/** The two choices, the current one marked. Both buttons look alike, so that neither is pushed on the viewer. */
export function ConsentChoice() {
  const { t } = useTranslation();
  const consent = useStore(consentStore, state => state.consent);
  return (
    <div className="choices">
      {CHOICES.map(choice => (
        <button
          key={choice}
          type="button"
          className="choice"
          aria-pressed={consent === choice}
          onClick={() => chooseConsent(choice)}
        >
          {t(`consent.${choice}`)}
        </button>
      ))}
    </div>
  );
}
