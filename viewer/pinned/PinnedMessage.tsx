import { ChevronDown, ChevronUp, Pin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isNamedByRole } from '../../shared/roles.ts';
import { personName } from '../names/person-name.ts';
import { room } from '../session.ts';

/** The line that the crew keeps above the chat. A viewer may fold it away; the next one is there again. */
export function PinnedMessage() {
  const { t } = useTranslation();
  const pinned = useStore(room.store, ({ show }) => show.pinned.pinned);
  const [folded, setFolded] = useState<string>();
  const [isWhole, setWhole] = useState(false);
  const isFolded = pinned?.messageId === folded;
  return (
    <div className="pinned-place" role="status">
      {pinned?.message && (
        <section
          className="pinned-message"
          aria-label={t('pinned.title')}
          data-folded={isFolded || undefined}
        >
          <Pin size={14} aria-hidden="true" />
          {!isFolded && (
            <button
              type="button"
              className="pinned-text"
              aria-expanded={isWhole}
              onClick={() => setWhole(!isWhole)}
            >
              <span>
                <b className="line-name">{personName(t, pinned.message.name)}</b> {pinned.message.text}
              </span>
              <small>
                {t('pinned.by', {
                  name: isNamedByRole(pinned.pinnedBy)
                    ? t('chat.role.host')
                    : personName(t, pinned.pinnedBy.name),
                })}
              </small>
            </button>
          )}
          <button
            type="button"
            className="pinned-fold"
            aria-expanded={!isFolded}
            aria-label={t(isFolded ? 'pinned.unfold' : 'pinned.fold')}
            onClick={() => setFolded(isFolded ? undefined : pinned.messageId)}
          >
            {isFolded ? (
              <ChevronDown size={16} aria-hidden="true" />
            ) : (
              <ChevronUp size={16} aria-hidden="true" />
            )}
          </button>
        </section>
      )}
    </div>
  );
}
