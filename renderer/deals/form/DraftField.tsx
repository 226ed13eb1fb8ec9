import type { ComponentProps } from 'react';
import { TextField } from '../../ui/input/TextField.tsx';
import type { DealDraft } from './draft.ts';
import { changeDraft } from './form-store.ts';
import { type PartProps, useFieldErrorText } from './Part.tsx';

/** The fields of a draft whose value is any text. */
type TextOf = {
  [Field in keyof DealDraft]: string extends DealDraft[Field] ? Field : never;
}[keyof DealDraft];

/** A text field bound to a field of the draft, with its error. */
export function DraftField({
  draft,
  errors,
  field,
  errorParams,
  ...input
}: PartProps & {
  field: TextOf;
  /** Interpolation values of the error text. */
  errorParams?: Record<string, unknown>;
} & Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'error'>) {
  const error = useFieldErrorText(errors);
  return (
    <TextField
      {...input}
      value={draft[field]}
      error={error(field, errorParams)}
      onChange={text => changeDraft({ [field]: text })}
    />
  );
}
