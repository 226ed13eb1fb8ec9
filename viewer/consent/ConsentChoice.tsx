import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { view } from '../playback/view.ts';
import { memory } from '../session.ts';
import type { Consent } from './viewer-storage.ts';

const CHOICES: readonly Consent[] = ['keep', 'visit'];

/** The two ways to be remembered; the one in force is marked. Both buttons look alike, so neither is pushed. */
export function ConsentChoice() {
  const { t } = useTranslation();
  const consent = useStore(view, state => state.consent);
  const choose = (choice: Consent) => {
    memory.choose(choice);
    view.setState({ consent: choice });
  };
  return (
    <div className="choices">
      {CHOICES.map(choice => (
        <button
          key={choice}
          type="button"
          className="choice"
          aria-pressed={consent === choice}
          onClick={() => choose(choice)}
        >
          {t(`consent.${choice}`)}
        </button>
      ))}
    </div>
  );
}
