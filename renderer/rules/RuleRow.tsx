import clsx from 'clsx';
import { MoreHorizontal, Pencil, Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { draftOf, type Rule } from '../../shared/rules/rule.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { Menu, type MenuEntry } from '../ui/overlay/Menu.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatRule } from './format.ts';
import { editRule } from './rules-store.ts';

/** A rule in the list: what it looks for, what becomes of a line, how many there were, and whether it is on. */
export function RuleRow(props: {
  rule: Rule;
  hits: number;
  place: { at: number; of: number };
  start: number;
  height: number;
}) {
  const { rule, hits, place, start, height } = props;
  const { t } = useTranslation(['rules', 'common']);
  const command = useUndoableCommand();
  const mayChange = useGranted('rules');
  const what = formatRule(t, rule);
  const { sought, action, isOn, brand, language, by } = rule;
  const notes = [
    t(`kind.${sought.kind}`),
    t(`action.${action}`),
    brand,
    language && t(`language.${language}`),
    by && t('madeBy', { name: by }),
  ];
  return (
    <li
      aria-posinset={place.at}
      aria-setsize={place.of}
      className="absolute inset-x-0 flex items-center gap-2 border-line border-b px-3"
      style={{ height, transform: `translateY(${start}px)` }}
    >
      <Switch
        label={t('switch', { rule: what })}
        hideLabel
        disabled={!mayChange}
        checked={isOn}
        onChange={on =>
          void command(
            'rule.change',
            { ruleId: rule.id, rule: { ...draftOf(rule), isOn: on } },
            { quiet: true },
          )
        }
      />
      <div className={clsx('min-w-0 flex-1', !isOn && 'text-quiet')}>
        <p className={clsx('truncate', sought.kind === 'pattern' && 'font-mono')} title={what}>
          {what}
        </p>
        <p className="truncate text-quiet text-s">{notes.filter(Boolean).join(' · ')}</p>
      </div>
      {hits > 0 ? (
        <span className="shrink-0 text-quiet text-s tabular-nums">
          {t(`hits.${action}`, { count: hits })}
        </span>
      ) : null}
      {mayChange ? <RuleMenu rule={rule} what={what} hits={hits} /> : null}
    </li>
  );
}

function RuleMenu({ rule, what, hits }: { rule: Rule; what: string; hits: number }) {
  const { t } = useTranslation(['rules', 'common']);
  const command = useUndoableCommand();
  const bringBack = async () => {
    const done = await command('rule.bringBack', { ruleId: rule.id }, { quiet: true });
    if (!done) return;
    const { messageIds, left, kept } = done;
    const notes = [
      t('broughtBack.lines', { count: messageIds.length }),
      left > 0 ? t('broughtBack.left', { count: left }) : '',
      kept > 0 ? t('broughtBack.kept', { count: kept }) : '',
    ];
    showToast(notes.filter(Boolean).join(' '));
  };
  const entries: MenuEntry[] = [
    {
      id: 'remove',
      label: t('remove'),
      icon: <Trash2 size={16} aria-hidden />,
      danger: true,
      onSelect: () => void command('rule.remove', { ruleId: rule.id }),
    },
  ];
  if (hits > 0)
    entries.unshift({
      id: 'bringBack',
      label: t('bringBack'),
      icon: <Undo2 size={16} aria-hidden />,
      onSelect: () => void bringBack(),
    });
  if (rule.sought.kind !== 'list')
    entries.unshift({
      id: 'edit',
      label: t('edit'),
      icon: <Pencil size={16} aria-hidden />,
      onSelect: () => editRule({ draft: draftOf(rule), ruleId: rule.id }),
    });
  return (
    <Menu
      trigger={
        <IconButton size="s" label={t('more', { rule: what })}>
          <MoreHorizontal size={16} aria-hidden />
        </IconButton>
      }
      entries={entries}
    />
  );
}
