import { Autocomplete } from '@base-ui/react/autocomplete';
import { Field } from '@base-ui/react/field';
import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FieldNotes, INPUT } from './TextField.tsx';

/** A text field that offers what is there already as a list, from its button or as one types; a new value is as good. */
export function SuggestField({
  label,
  hint,
  error,
  options,
  value,
  onChange,
  className,
  ...input
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly string[];
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Field.Root invalid={error !== undefined} className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <Field.Label className="text-quiet text-s">{label}</Field.Label>
      <Autocomplete.Root
        items={options}
        value={value}
        onValueChange={onChange}
        open={open}
        onOpenChange={setOpen}
        openOnInputClick
      >
        <Autocomplete.InputGroup
          className="relative flex"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
          }}
        >
          <Autocomplete.Input {...input} autoComplete="off" className={clsx(INPUT, 'pr-8')} />
          {options.length > 0 ? (
            <Autocomplete.Trigger
              aria-label={label}
              tabIndex={-1}
              disabled={input.disabled ?? false}
              className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-faint"
            >
              <ChevronsUpDown size={14} aria-hidden />
            </Autocomplete.Trigger>
          ) : null}
        </Autocomplete.InputGroup>
        {open ? <Options label={label} onPick={onChange} /> : null}
      </Autocomplete.Root>
      <FieldNotes hint={hint} error={error} />
    </Field.Root>
  );
}

function Options({ label, onPick }: { label: string; onPick: (option: string) => void }) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner className="z-50 data-empty:hidden" sideOffset={4}>
        {/* No Popup, which would hide the rest of the page from screen readers: the focus stays in the field. */}
        <div className="popup max-h-(--available-height) min-w-(--anchor-width) max-w-96 overflow-y-auto p-1">
          <Autocomplete.List aria-label={label}>
            {(option: string) => (
              <Autocomplete.Item
                key={option}
                value={option}
                // Only a Popup's options are written into the field by themselves.
                onClick={() => onPick(option)}
                className="flex h-8 cursor-default select-none items-center rounded-s px-2 text-m outline-none data-highlighted:bg-hover pointer-coarse:h-10"
              >
                <span className="min-w-0 truncate">{option}</span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}
