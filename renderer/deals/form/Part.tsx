import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealDraft } from './draft.ts';
import type { Faults, FaultyField } from './parse-draft.ts';

/** What each part of the form is given: the draft, and what is wrong with it once it was to be sent. */
export interface PartProps {
  readonly draft: DealDraft;
  readonly faults: Faults;
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

/** The sentence of what is wrong with a field; undefined where nothing is. */
export function useFaultText(
  faults: Faults,
): (field: FaultyField, params?: Record<string, unknown>) => string | undefined {
  const { t } = useTranslation('deals');
  return (field, params = {}) => {
    const fault = faults[field];
    return fault && t(`fault.${fault}`, params);
  };
}
