import { MicOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlay/Menu.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatMuteDuration, MUTE_SECONDS } from './format.ts';

/** A button whose menu mutes a person for a time; what they wrote goes with it unless that is left to viewers. */
export function MuteMenu({
  personId,
  name,
  onOpenChange,
}: {
  personId: string;
  name: string;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation('moderation');
  const command = useUndoableCommand();
  const [keepsLines, setKeepsLines] = useState(false);
  const lines = keepsLines ? 'keep' : 'remove';
  return (
    <Menu
      title={t('mute.for', { name })}
      onOpenChange={open => {
        setKeepsLines(false);
        onOpenChange(open);
      }}
      trigger={
        <IconButton size="s" side="top" label={t('mute.button', { name })}>
          <MicOff size={14} />
        </IconButton>
      }
      entries={[
        ...MUTE_SECONDS.map(seconds => ({
          id: String(seconds),
          label: formatMuteDuration(t, seconds),
          onSelect: () => void command('moderation.mute', { personId, seconds, lines }),
        })),
        {
          id: 'lines',
          label: t('mute.keepLines'),
          toggle: true,
          checked: keepsLines,
          onSelect: () => setKeepsLines(!keepsLines),
        },
      ]}
    />
  );
}
