import clsx from 'clsx';
import { ChevronDown, ChevronUp, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { formatSetter } from '../modes/format.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useTogglePinnedMessage } from './use-pin-message.ts';

/** The line that stands above the chat on every page, and who put it there. Nothing while there is none. */
export function PinnedStrip() {
  const { t } = useTranslation('pinned');
  const pinned = useShow(show => show.pinned.pinned);
  const mayPin = useGranted('pins');
  const toggle = useTogglePinnedMessage();
  const nameOf = usePersonName();
  const [isWhole, setWhole] = useState(false);
  if (!pinned?.message) return null;
  const { messageId, message, pinnedBy } = pinned;
  return (
    <section
      aria-label={t('title')}
      className="flex shrink-0 items-start gap-2 border-line border-b bg-info-soft py-1 pr-1 pl-3"
    >
      <Pin size={14} aria-hidden className="mt-1.5 shrink-0 text-info" />
      <div className="min-w-0 flex-1 py-0.5">
        <p className={clsx(isWhole ? 'max-h-40 overflow-y-auto [overflow-wrap:anywhere]' : 'truncate')}>
          <span className="mr-1.5 font-medium text-quiet">{nameOf(message.name)}</span>
          {message.text}
        </p>
        <p className="truncate text-quiet text-s">{t('by', { name: formatSetter(t, pinnedBy) })}</p>
      </div>
      <IconButton
        size="s"
        label={t(isWhole ? 'less' : 'more')}
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
      </IconButton>
      {mayPin ? (
        <IconButton size="s" label={t('unpin')} onClick={() => toggle(messageId)}>
          <PinOff size={14} />
        </IconButton>
      ) : null}
    </section>
  );
}
