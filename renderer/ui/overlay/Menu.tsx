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
  /** Present on entries that are a choice; true on the chosen one. */
  checked?: boolean;
  /** True on entries that are switched on and off with the menu open; `checked` says which. */
  toggle?: boolean;
  onSelect: () => void;
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
  entries: MenuEntry[];
  align?: 'start' | 'center' | 'end';
  /** Heading above the entries. */
  title?: string;
  onOpenChange?: (open: boolean) => void;
}) {
  return (
    <Base.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup className="popup min-w-44 max-w-72 p-1 outline-none">
            {title ? <p className="truncate px-2 pt-1 pb-2 text-quiet text-s">{title}</p> : null}
            {entries.map(entry => (
              <MenuItem key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuItem({ entry }: { entry: MenuEntry }) {
  const isChoice = entry.checked !== undefined;
  const role = entry.toggle ? 'menuitemcheckbox' : 'menuitemradio';
  return (
    <Base.Item
      onClick={entry.onSelect}
      disabled={entry.disabled ?? false}
      closeOnClick={!entry.toggle}
      {...(isChoice ? { role, 'aria-checked': entry.checked } : {})}
      className={clsx(
        'flex h-8 cursor-default select-none items-center gap-2 rounded-s px-2 text-m outline-none',
        'data-disabled:opacity-45 data-highlighted:bg-hover pointer-coarse:h-10',
        entry.danger && 'text-danger',
        entry.toggle && 'mt-1 border-line border-t',
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
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.keys ? <Kbd keys={entry.keys} /> : null}
    </Base.Item>
  );
}
