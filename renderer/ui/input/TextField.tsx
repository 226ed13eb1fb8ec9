import { Field } from '@base-ui/react/field';
import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** The classes of a text field, for other inputs that look like one. */
export const INPUT =
  'h-9 w-full min-w-0 rounded-s border border-line bg-canvas px-3 text-m text-ink placeholder:text-faint hover:border-line-strong focus-visible:outline-offset-[-1px] data-invalid:border-danger disabled:opacity-45 pointer-coarse:h-11';

/** A text field with a label. With `hideLabel` the label is only for screen readers. */
export function TextField({
  label,
  hideLabel = false,
  hint,
  error,
  onChange,
  className,
  ...input
}: Omit<ComponentProps<'input'>, 'onChange' | 'defaultValue' | 'value' | 'className'> & {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  return (
    <Field.Root invalid={error !== undefined} className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <Field.Label className={hideLabel ? 'sr-only' : 'text-quiet text-s'}>{label}</Field.Label>
      <Field.Control {...input} onValueChange={onChange} className={INPUT} />
      <FieldNotes hint={hint} error={error} />
    </Field.Root>
  );
}

/** What stands below a field: what is wrong with it, else its hint. */
export function FieldNotes({ hint, error }: { hint?: ReactNode; error: string | undefined }) {
  if (error)
    return (
      <Field.Error match className="text-danger text-s">
        {error}
      </Field.Error>
    );
  return hint ? <Field.Description className="text-faint text-s">{hint}</Field.Description> : null;
}
