import { useTranslation } from 'react-i18next';
import type { FieldError, ProductDraft } from './draft.ts';

/** Returns a function that says what is wrong with a field of the form, or of one of its variants. */
export function useErrorText(
  errors: readonly FieldError[],
): (field: keyof ProductDraft, place?: number) => string | undefined {
  const { t } = useTranslation('catalog');
  return (field, place) => {
    const found = errors.find(each => each.field === field && each.place === place);
    return found && t(`valueError.${found.reason}`, { value: found.value });
  };
}
