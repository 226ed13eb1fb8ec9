import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandError, type WireError } from '../../shared/errors.ts';
import { tellProblem } from '../ui/overlay/toast.ts';

type Params = NonNullable<WireError['params']>;

const clockTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

/** Which wording of a code fits its values: with a time where there is one, with a limit where there is one. */
function wording(params: Params, language: string): Record<string, unknown> {
  if (typeof params.until === 'number') {
    return { context: 'until', time: clockTime(params.until, language) };
  }
  if (typeof params.limit === 'number') return { context: 'limit', count: params.limit };
  return {};
}

/** The one place where a refusal, or any other failure of a request, becomes a sentence for a person. */
export function errorText(error: unknown, t: TFunction<'errors'>, language: string): string {
  if (error instanceof CommandError) return t(error.code, { ...wording(error.params ?? {}, language) });
  if (error instanceof DOMException && error.name === 'NotSupportedError') return t('unsupported');
  if (error instanceof TypeError) return t('offline');
  return t('unknown');
}

/** Shows a failure as a passing message; the same failure again replaces its first message. */
export function useReportError(): (error: unknown) => void {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    error => {
      const text = errorText(error, t, i18n.language);
      tellProblem(text, { id: `refusal:${text}` });
    },
    [t, i18n],
  );
}
