import { SmilePlus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactionKind } from '../../shared/reactions/contract.ts';
import { REACTION_KINDS, ReactionIcon } from './ReactionIcon.tsx';
import { reactions } from './reactions.ts';

/** A button for a heart, and one that opens the other reactions. */
export function ReactButtons() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    <fieldset className="react" aria-label={t('react.title')} onKeyDown={closeByKey}>
      <button
        type="button"
        className="round"
        aria-label={t('react.more')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <SmilePlus size={20} aria-hidden="true" />
      </button>
      {open && (
        <div className="palette">
          {REACTION_KINDS.filter(kind => kind !== 'heart').map(kind => (
            <ReactButton key={kind} kind={kind} />
          ))}
        </div>
      )}
      <ReactButton kind="heart" />
    </fieldset>
  );
}

function ReactButton({ kind }: { kind: ReactionKind }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="round"
      aria-label={t(`react.kind.${kind}`)}
      onClick={() => reactions.react(kind)}
    >
      <ReactionIcon kind={kind} size={20} />
    </button>
  );
}
