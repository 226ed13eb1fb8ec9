import { Select as Base } from '@base-ui/react/select';
import clsx from 'clsx';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '../Button.tsx';

export interface SelectOption {
  value: string;
  label: string;
}

/** A select of one option. `label` is its accessible name; `icon` is shown before the value. */
export function Select({
  label,
  options,
  value,
  onChange,
  placeholder,
  icon,
  disabled = false,
  size = 'm',
  className,
}: {
  label: string;
  options: SelectOption[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string;
  icon?: ReactNode;
  disabled?: boolean;
  size?: 's' | 'm';
  className?: string;
}) {
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={next => next !== null && onChange(next)}
    >
      <Base.Trigger
        aria-label={label}
        className={clsx(buttonClass('plain', size), 'min-w-0 justify-between font-normal', className)}
      >
        {icon}
        <Base.Value
          placeholder={placeholder ?? ''}
          className="min-w-0 flex-1 truncate text-left data-placeholder:text-faint"
        />
        <Base.Icon className="text-faint">
          <ChevronsUpDown size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="popup max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto p-1 outline-none">
            <Base.List>
              {options.map(option => (
                <SelectItem key={option.value} option={option} />
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Base.Item
      value={option.value}
      className="flex h-8 cursor-default select-none items-center gap-2 rounded-s px-2 text-m outline-none data-highlighted:bg-hover pointer-coarse:h-10"
    >
      <span className="w-4 shrink-0 text-accent">
        <Base.ItemIndicator>
          <Check size={14} />
        </Base.ItemIndicator>
      </span>
      <Base.ItemText className="min-w-0 truncate">{option.label}</Base.ItemText>
    </Base.Item>
  );
}
