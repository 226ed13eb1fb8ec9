import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountOf, MODE_KINDS, type ModeKind, type ModeSetting } from '../../shared/modes/mode.ts';
import { useShow, useYou } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { AmountSelect } from './AmountSelect.tsx';
import { formatSetting } from './format.ts';

/** What shield mode turns on; the host may change it. */
export function ShieldPreset() {
  const { t } = useTranslation('modes');
  const preset = useShow(show => show.modes.preset);
  const isHost = useYou()?.role === 'host';
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="border-line border-t pt-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-medium text-m">{t('shield.preset')}</h3>
          <p className="text-pretty text-quiet text-s">
            {preset.map(setting => formatSetting(t, setting)).join(' · ')}
          </p>
        </div>
        {isHost ? (
          <Button size="s" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'shield.changed' : 'shield.change')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <PresetForm preset={preset} /> : null}
      {isHost ? <AutoShield /> : null}
    </section>
  );
}

/** Whether shield mode turns on by itself in a raid. */
function AutoShield() {
  const { t } = useTranslation('raid');
  const isAuto = useShow(show => show.raid.isAuto);
  const command = useUndoableCommand();
  return (
    <div className="mt-2 border-line border-t pt-2">
      <Switch
        label={t('auto')}
        checked={isAuto}
        onChange={on => void command('raid.setAuto', { on }, { quiet: true })}
      />
      <p className="mt-1 text-pretty text-quiet text-s">{t('autoHint')}</p>
    </div>
  );
}

function PresetForm({ preset }: { preset: readonly ModeSetting[] }) {
  const command = useUndoableCommand();
  const put = (kind: ModeKind, setting: ModeSetting | undefined) => {
    const others = preset.filter(each => each.kind !== kind);
    void command('mode.setPreset', { preset: setting ? [...others, setting] : others }, { quiet: true });
  };
  return (
    <ul className="mt-2 flex flex-col gap-1">
      {MODE_KINDS.map(kind => (
        <PresetRow
          key={kind}
          kind={kind}
          setting={preset.find(each => each.kind === kind)}
          isLast={preset.length === 1}
          onChange={setting => put(kind, setting)}
        />
      ))}
    </ul>
  );
}

function PresetRow({
  kind,
  setting,
  isLast,
  onChange,
}: {
  kind: ModeKind;
  setting: ModeSetting | undefined;
  /** Whether it is the only one of the preset, and so can't be taken out. */
  isLast: boolean;
  onChange: (setting: ModeSetting | undefined) => void;
}) {
  const { t } = useTranslation('modes');
  const usual = amountOf(kind)?.usual;
  const added: ModeSetting = { kind, ...(usual !== undefined && { amount: usual }) };
  return (
    <li className="flex min-h-7 items-center justify-between gap-2">
      <Switch
        label={t(`name.${kind}`)}
        checked={setting !== undefined}
        disabled={setting !== undefined && isLast}
        onChange={on => onChange(on ? added : undefined)}
      />
      {setting?.amount === undefined ? null : (
        <AmountSelect kind={kind} amount={setting.amount} onChange={amount => onChange({ kind, amount })} />
      )}
    </li>
  );
}
