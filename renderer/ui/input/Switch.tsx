import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';

/** A switch for a setting that takes effect at once. With `hideLabel` the label is only for screen readers. */
export function Switch({
  label,
  hideLabel = false,
  checked,
  onChange,
  disabled = false,
}: {
  label: string;
  hideLabel?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Base.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="relative h-5 w-9 shrink-0 cursor-pointer rounded-full border border-line-strong bg-raised transition-colors duration-150 data-checked:border-transparent data-checked:bg-accent-strong data-disabled:opacity-45"
      >
        <Base.Thumb className="block size-4 translate-x-px rounded-full bg-quiet transition-transform duration-150 data-checked:translate-x-[17px] data-checked:bg-on-accent" />
      </Base.Root>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'cursor-pointer text-m'}>
        {label}
      </label>
    </div>
  );
}
