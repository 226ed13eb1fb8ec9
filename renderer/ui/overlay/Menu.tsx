import { Menu as Base } from '@base-ui/react/menu';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from '../Kbd.tsx';

export interface MenuEntry {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A second line, such as why it is disabled. */
  note?: string | undefined;
  /** Present on entries that are a choice; true on the chosen one. */
  checked?: boolean;
  /** True on entries that are switched on and off with the menu open; `checked` says which. */
  toggle?: boolean;
  onSelect: () => void;
}

/** Several short entries in one row under a heading. */
export interface MenuRow {
  id: string;
  label: string;
  choices: MenuEntry[];
}

/** Selects the entry of a pressed key, before the menu looks for an entry that begins with it. */
function onKey(entries: readonly MenuEntry[], event: KeyboardEvent): void {
  const entry = entries.find(({ keys }) => keys === event.key);
  if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  entry.onSelect();
}

/** A menu of actions or choices. */
export function Menu({
  trigger,
  entries,
  align = 'end',
  title,
  onOpenChange,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  entries: (MenuEntry | MenuRow)[];
  align?: 'start' | 'center' | 'end';
  /** Heading above the entries. */
  title?: string;
  onOpenChange?: (open: boolean) => void;
}) {
  const inRows = entries.flatMap(entry => ('choices' in entry ? entry.choices : []));
  return (
    <Base.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup
            className="popup max-h-(--available-height) min-w-44 max-w-72 overflow-y-auto p-1 outline-none"
            onKeyDownCapture={event => onKey(inRows, event.nativeEvent)}
          >
            {title ? <p className="truncate px-2 pt-1 pb-2 text-quiet text-s">{title}</p> : null}
            {entries.map((entry, index) =>
              'choices' in entry ? (
                <Row key={entry.id} row={entry} />
              ) : (
                <MenuItem
                  key={entry.id}
                  entry={entry}
                  line={isToggle(entry) && !isToggle(entries[index - 1])}
                />
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Row({ row: { label, choices } }: { row: MenuRow }) {
  return (
    <Base.Group className="px-2 pt-1 pb-2">
      <Base.GroupLabel className="pb-1 text-quiet text-s">{label}</Base.GroupLabel>
      <div className="flex flex-wrap gap-1">
        {choices.map(({ id, label: text, keys, checked, onSelect }) => (
          <Base.Item
            key={id}
            onClick={onSelect}
            closeOnClick={checked === undefined}
            {...(checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': checked })}
            className={clsx(
              'flex h-7 cursor-default select-none items-center gap-1.5 rounded-s border px-2 text-s outline-none',
              'data-highlighted:bg-hover pointer-coarse:h-11',
              checked ? 'border-accent bg-hover text-ink' : 'border-line text-quiet',
            )}
          >
            {text}
            {keys ? <Kbd keys={keys} /> : null}
          </Base.Item>
        ))}
      </div>
    </Base.Group>
  );
}

const isToggle = (entry: MenuEntry | MenuRow | undefined): boolean =>
  entry !== undefined && 'toggle' in entry && entry.toggle === true;

/** @param line whether a line parts it from what stands before it */
function MenuItem({ entry, line }: { entry: MenuEntry; line: boolean }) {
  const isChoice = entry.checked !== undefined;
  const role = entry.toggle ? 'menuitemcheckbox' : 'menuitemradio';
  return (
    <Base.Item
      onClick={entry.onSelect}
      disabled={entry.disabled ?? false}
      closeOnClick={!entry.toggle}
      {...(isChoice ? { role, 'aria-checked': entry.checked } : {})}
      className={clsx(
        'flex min-h-8 cursor-default select-none items-center gap-2 rounded-s px-2 text-m outline-none',
        'data-disabled:opacity-45 data-highlighted:bg-hover pointer-coarse:min-h-11',
        entry.danger && 'text-danger',
        line && 'mt-1 border-line border-t',
      )}
    >
      {isChoice ? (
        <span
          className={clsx(
            'grid size-4 shrink-0 place-items-center text-accent',
            entry.toggle && 'rounded-[4px] border border-line-strong',
          )}
        >
          {entry.checked ? <Check size={14} /> : null}
        </span>
      ) : null}
      {entry.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{entry.label}</span>
        {entry.note ? <span className="block pb-1 text-s">{entry.note}</span> : null}
      </span>
      {entry.keys ? <Kbd keys={entry.keys} /> : null}
    </Base.Item>
  );
}
