import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** What can be done to a private reply in the feed: it is taken back. */
export function PrivateActions({ replyId, personId }: { replyId: string; personId: string }) {
  const { t } = useTranslation('privatereply');
  const command = useUndoableCommand();
  return (
    <fieldset
      aria-label={t('title')}
      className="absolute top-0 right-2 flex rounded-s border border-line bg-raised"
    >
      <IconButton
        size="s"
        side="top"
        label={t('takeBack')}
        keys={keysOf('delete')}
        onClick={() => void command('privatereply.takeBack', { personId, replyId })}
      >
        <Undo2 size={14} />
      </IconButton>
    </fieldset>
  );
}
