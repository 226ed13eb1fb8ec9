import { useTranslation } from 'react-i18next';
import { CATEGORIES, CHECKS, LEVELS, type Level } from '../../shared/moderation/levels.ts';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Steps } from '../ui/input/Steps.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** How sure the classifier has to be of each category to hold a line, and what else is looked for. */
export function Levels() {
  const { t } = useTranslation('moderation');
  const levels = useShow(show => show.moderation.levels);
  const checks = useShow(show => show.moderation.checks);
  const command = useUndoableCommand();
  const mayChange = useGranted('rules');
  const words = LEVELS.map(level => t(`levels.step.${level}`));
  return (
    <div className="flex flex-col gap-2">
      <p className="text-quiet text-s">{t('levels.hint')}</p>
      {mayChange ? null : <LackingNote permission="rules" />}
      {CATEGORIES.map(category => (
        <Steps
          key={category}
          label={t(`levels.category.${category}`)}
          words={words}
          value={levels[category]}
          disabled={!mayChange}
          onChange={step => void command('moderation.setLevels', { levels: { [category]: step as Level } })}
        />
      ))}
      {CHECKS.map(check => (
        <Switch
          key={check}
          label={t(`levels.check.${check}`)}
          checked={checks[check]}
          disabled={!mayChange}
          onChange={isOn => void command('moderation.switchCheck', { check, isOn })}
        />
      ))}
    </div>
  );
}
