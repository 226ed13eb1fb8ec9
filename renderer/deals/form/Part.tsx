import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealDraft } from './draft.ts';
import type { DraftFieldName, FieldErrors } from './parse-draft.ts';

/** Props of each part of the form; `errors` is empty until the first submit. */
export interface PartProps {
  readonly draft: DealDraft;
  readonly errors: FieldErrors;
}

/** A titled group of fields. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-medium text-m">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Returns a function for the error text of a field; undefined if the field is valid. */
export function useFieldErrorText(
  errors: FieldErrors,
): (field: DraftFieldName, params?: Record<string, unknown>) => string | undefined {
  const { t } = useTranslation('deals');
  return (field, params = {}) => {
    const error = errors[field];
    return error && t(`fieldError.${error}`, params);
  };
}
