import { Gavel, RotateCcw, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundLine } from '../../../shared/chat/protocol.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { useMuteAuthors } from './use-mute-authors.ts';

/** What can be done to the lines that are selected, each as one step that can be undone. */
export function FoundActions(props: {
  lines: readonly FoundLine[];
  chosen: readonly FoundLine[];
  onAll: () => void;
  onClear: () => void;
}) {
  const { lines, chosen, onAll, onClear } = props;
  const { t } = useTranslation('chat');
  const command = useUndoableCommand();
  const authors = useMuteAuthors(chosen);
  if (lines.length === 0) return null;
  const named = (isMeant: (line: FoundLine) => boolean) =>
    chosen.filter(isMeant).map(({ message: { id, personId } }) => ({ messageId: id, personId }));
  const there = named(({ status }) => status !== 'deleted');
  const gone = named(({ status }) => status === 'deleted');
  return (
    <fieldset
      aria-label={t('find.actions')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-line border-t px-3 py-1.5"
    >
      <span aria-live="polite" className="text-quiet text-s tabular-nums">
        {chosen.length > 0
          ? t('find.selected', { count: chosen.length })
          : t('find.lines', { count: lines.length })}
      </span>
      <Button size="s" variant="ghost" className="mr-auto" onClick={onAll}>
        {t('find.selectAll')}
      </Button>
      {there.length > 0 ? (
        <Button size="s" onClick={() => void command('chat.deleteMany', { messages: there })}>
          <Trash2 size={14} aria-hidden />
          {t('find.delete', { count: there.length })}
        </Button>
      ) : null}
      {gone.length > 0 ? (
        <Button size="s" onClick={() => void command('chat.restoreMany', { messages: gone })}>
          <RotateCcw size={14} aria-hidden />
          {t('find.restore', { count: gone.length })}
        </Button>
      ) : null}
      {authors.count > 0 ? (
        <Button size="s" onClick={authors.mute}>
          <Gavel size={14} aria-hidden />
          {t('find.mute', { count: authors.count })}
        </Button>
      ) : null}
      {chosen.length > 0 ? (
        <IconButton size="s" side="top" label={t('find.clear')} onClick={onClear}>
          <X size={14} />
        </IconButton>
      ) : null}
    </fieldset>
  );
}
