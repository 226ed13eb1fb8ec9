import { MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useHighlightedId, useToggleHighlight } from './use-highlight.ts';

/** The button that shows a line of chat in the program's picture, or takes it out. */
export function HighlightButton({ messageId }: { messageId: string }) {
  const { t } = useTranslation('highlight');
  const isShown = useHighlightedId() === messageId;
  const toggle = useToggleHighlight();
  return (
    <IconButton
      size="s"
      side="top"
      label={t(isShown ? 'hide' : 'show')}
      keys={keysOf('highlight')}
      aria-pressed={isShown}
      className={isShown ? 'text-accent' : undefined}
      onClick={() => toggle(messageId)}
    >
      <MonitorPlay size={14} />
    </IconButton>
  );
}
