import { Infinity as Always, MonitorPlay, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { useToggleHighlight } from './use-highlight.ts';

/** The line of chat that stands in the picture now, and for how long. Nothing while there is none. */
export function HighlightStrip() {
  const { t } = useTranslation('highlight');
  const highlighted = useShow(show => show.highlight.highlighted);
  const isFromEncoder = useShow(show => show.ingest.input === 'encoder');
  const mayPin = useGranted('pins');
  const toggle = useToggleHighlight();
  const command = useUndoableCommand();
  const nameOf = usePersonName();
  if (!highlighted?.message) return null;
  const { messageId, message, until } = highlighted;
  return (
    <section
      aria-label={t('title')}
      className="flex shrink-0 items-center gap-2 border-line border-b bg-raised py-1 pr-1 pl-3"
    >
      <MonitorPlay size={14} aria-hidden className="shrink-0 text-accent" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-s">
          <span className="mr-1.5 font-medium text-quiet">{nameOf(message.name)}</span>
          {message.text}
        </p>
        {isFromEncoder ? <p className="text-attention text-s">{t('fromEncoder')}</p> : null}
      </div>
      {until === null ? null : <SecondsLeft until={until} />}
      {mayPin && until !== null ? (
        <IconButton
          size="s"
          label={t('keep')}
          onClick={() => void command('highlight.show', { messageId, seconds: null })}
        >
          <Always size={14} />
        </IconButton>
      ) : null}
      {mayPin ? (
        <IconButton size="s" label={t('hide')} onClick={() => toggle(messageId)}>
          <X size={14} />
        </IconButton>
      ) : null}
    </section>
  );
}

function SecondsLeft({ until }: { until: number }) {
  const { t } = useTranslation('highlight');
  const room = useRoom();
  useNow(1000);
  const seconds = Math.max(0, Math.ceil((until - room.now()) / 1000));
  return <span className="text-faint text-s tabular-nums">{t('seconds', { left: seconds })}</span>;
}
