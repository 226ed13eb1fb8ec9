import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandError, type WireError } from '../../shared/errors.ts';
import { showErrorToast } from '../ui/overlay/toast.ts';

type Params = NonNullable<WireError['params']>;

const clockTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

/** i18next options that choose the text of an error by its parameters: a time, a person and how they stand, a permission, a limit. */
function textOptions(params: Params, language: string): Record<string, unknown> {
  if (typeof params.until === 'number') {
    return { context: 'until', time: clockTime(params.until, language) };
  }
  if (typeof params.standing === 'string') return { context: params.standing };
  if (typeof params.permission === 'string') return { context: params.permission };
  if (typeof params.by === 'string') return { context: 'by', by: params.by };
  if (typeof params.fault === 'string') return { ...params, context: params.fault };
  if (typeof params.limit === 'number') return { context: 'limit', count: params.limit };
  return {};
}

/** Formats a CommandError, or any other error of a request, as a sentence. */
export function errorText(error: unknown, t: TFunction<'errors'>, language: string): string {
  if (error instanceof CommandError) return t(error.code, { ...textOptions(error.params ?? {}, language) });
  if (error instanceof DOMException && error.name === 'NotSupportedError') return t('unsupported');
  if (error instanceof TypeError) return t('offline');
  return t('unknown');
}

/** Returns a function that shows an error as a toast; the same error again replaces its first toast. */
export function useReportError(): (error: unknown) => void {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    error => {
      const text = errorText(error, t, i18n.language);
      showErrorToast(text, { id: `error:${text}` });
    },
    [t, i18n],
  );
}
