import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Select } from '../ui/input/Select.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

const MINUTES = [1, 5, 10, 30, 60] as const;
const OFF = 'off';

/** Chooses whose lines are held because they have only just come. */
export function Newcomers() {
  const { t } = useTranslation('sanctions');
  const command = useUndoableCommand();
  const minutes = useShow(show => show.sanctions.newcomerMinutes);
  const mayChoose = useGranted('modes');
  const choices = [...new Set([...MINUTES, ...(minutes === null ? [] : [minutes])])].sort((a, b) => a - b);
  if (!mayChoose) return <LackingNote permission="modes" />;
  return (
    <Select
      size="s"
      label={t('newcomers.label')}
      value={minutes === null ? OFF : String(minutes)}
      options={[
        { value: OFF, label: t('newcomers.off') },
        ...choices.map(count => ({ value: String(count), label: t('newcomers.held', { count }) })),
      ]}
      onChange={value =>
        void command(
          'sanction.holdNewcomers',
          { minutes: value === OFF ? null : Number(value) },
          { quiet: true },
        )
      }
    />
  );
}
