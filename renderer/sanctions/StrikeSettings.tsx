import { useTranslation } from 'react-i18next';
import type { StrikeRules } from '../../shared/sanctions/strikes.ts';
import { useShow } from '../app/room-context.tsx';
import { Select } from '../ui/input/Select.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatStep } from './format.ts';

const DECAY_HOURS = [1, 6, 24, 72, 168] as const;
const DELETIONS = ['never', 'reason', 'always'] as const;

/** What gives strikes in this show, what they lead to, and when they go. */
export function StrikeSettings() {
  const { t } = useTranslation('sanctions');
  const command = useUndoableCommand();
  const rules = useShow(show => show.sanctions.strikeRules);
  const set = (change: Partial<StrikeRules>) =>
    void command('sanction.setStrikes', { rules: { ...rules, ...change } }, { quiet: true });
  const ladder = rules.ladder.map(step => formatStep(t, step)).join(' → ');
  return (
    <div className="flex flex-col items-start gap-2">
      <Switch label={t('strikes.settings.on')} checked={rules.isOn} onChange={isOn => set({ isOn })} />
      <p className="text-quiet text-s">{t('strikes.settings.ladder', { ladder })}</p>
      {rules.isOn ? (
        <>
          <Switch label={t('strikes.settings.mute')} checked={rules.mute} onChange={mute => set({ mute })} />
          <Switch
            label={t('strikes.settings.warning')}
            checked={rules.warning}
            onChange={warning => set({ warning })}
          />
          <Switch
            label={t('strikes.settings.held')}
            checked={rules.held.includes(RULES)}
            onChange={isOn => set({ held: isOn ? [RULES] : [] })}
          />
          <Select
            size="s"
            label={t('strikes.settings.deletion')}
            value={rules.deletion}
            options={DELETIONS.map(value => ({ value, label: t(`strikes.settings.deletions.${value}`) }))}
            onChange={value => set({ deletion: value as StrikeRules['deletion'] })}
          />
          <Select
            size="s"
            label={t('strikes.settings.decay')}
            value={String(rules.decayHours)}
            options={[...new Set([...DECAY_HOURS, rules.decayHours])].map(count => ({
              value: String(count),
              label: t('strikes.decay', { count }),
            }))}
            onChange={value => set({ decayHours: Number(value) })}
          />
        </>
      ) : null}
    </div>
  );
}

/** The reasons of lines that a rule of the chat holds. */
const RULES = 'rules';
