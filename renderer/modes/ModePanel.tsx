import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountOf, MODE_KINDS, type ModeKind, type ModeSetting, modeOf } from '../../shared/modes/mode.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { AmountSelect } from './AmountSelect.tsx';
import { EndSelect } from './EndSelect.tsx';
import { SetBy } from './SetBy.tsx';
import { ShieldPreset } from './ShieldPreset.tsx';

/** Every mode of the chat with its switch, its number and its end, and below them what shield mode turns on. */
export function ModePanel() {
  return (
    <>
      <ul className="flex flex-col">
        {MODE_KINDS.map(kind => (
          <ModeRow key={kind} kind={kind} />
        ))}
      </ul>
      <ShieldPreset />
    </>
  );
}

function ModeRow({ kind }: { kind: ModeKind }) {
  const { t } = useTranslation('modes');
  const room = useRoom();
  const modes = useShow(show => show.modes.on);
  const mode = modeOf(modes, kind, room.now());
  const command = useUndoableCommand();
  const [chosen, setChosen] = useState(amountOf(kind)?.usual);
  const amount = mode?.amount ?? chosen;
  const set = (setting: ModeSetting, seconds: number | null) =>
    void command('mode.set', { setting, seconds }, { quiet: true });
  const settingWith = (number: number | undefined): ModeSetting => ({
    kind,
    ...(number !== undefined && { amount: number }),
  });
  const secondsLeft =
    typeof mode?.until === 'number' ? Math.max(10, Math.ceil((mode.until - room.now()) / 1000)) : null;
  return (
    <li className="flex flex-col gap-1 border-line border-t py-2 first:border-t-0 first:pt-0">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <Switch
          label={t(`name.${kind}`)}
          checked={mode !== undefined}
          onChange={on =>
            on ? set(settingWith(amount), null) : void command('mode.unset', { kind }, { quiet: true })
          }
        />
        {amount === undefined ? null : (
          <AmountSelect
            kind={kind}
            amount={amount}
            onChange={number => {
              setChosen(number);
              if (mode) set(settingWith(number), secondsLeft);
            }}
          />
        )}
      </div>
      <p className="text-pretty text-quiet text-s">{t(`what.${kind}`)}</p>
      {mode ? (
        <div className="flex items-center justify-between gap-2 text-s">
          <SetBy mode={mode} className="truncate text-attention" />
          <EndSelect until={mode.until} onChange={seconds => set(settingWith(mode.amount), seconds)} />
        </div>
      ) : null}
    </li>
  );
}
