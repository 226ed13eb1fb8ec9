import type { ComponentProps } from 'react';
import { TextField } from '../../ui/input/TextField.tsx';
import type { DealDraft } from './draft.ts';
import { changeDraft } from './form-store.ts';
import { type PartProps, useFaultText } from './Part.tsx';

/** The fields of a draft that are a text, whatever it stands for. */
type TextOf = {
  [Field in keyof DealDraft]: DealDraft[Field] extends string ? Field : never;
}[keyof DealDraft];

/** One field of the draft as it is written: its text, and what is wrong with it. */
export function DraftField({
  draft,
  faults,
  field,
  faultParams,
  ...input
}: PartProps & {
  field: TextOf;
  /** What the sentence of its fault names. */
  faultParams?: Record<string, unknown>;
} & Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'error'>) {
  const fault = useFaultText(faults);
  return (
    <TextField
      {...input}
      value={draft[field]}
      error={fault(field, faultParams)}
      onChange={text => changeDraft({ [field]: text })}
    />
  );
}
