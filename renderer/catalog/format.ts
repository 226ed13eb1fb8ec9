import type { TFunction } from 'i18next';
import { CommandError } from '../../shared/errors.ts';

/** Errors that mean the file can't be read at all; `fileError.<code>` in the locale files has the text. */
const FILE_ERRORS = [
  'broken-csv',
  'broken-json',
  'not-a-list',
  'empty',
  'too-many-columns',
  'missing-columns',
  'not-utf8',
  'wrong-encoding',
  'too-much',
  'too-large',
  'too-many-rows',
  'too-many-files',
  'zip-too-many',
  'zip-broken',
] as const;

/** Formats why a file can't be read; undefined for errors that are not about the file. */
export function formatFileError(t: TFunction<'catalog'>, error: unknown): string | undefined {
  if (!(error instanceof CommandError)) return undefined;
  const code = FILE_ERRORS.find(each => each === error.params?.problem);
  return code && t(`fileError.${code}`, { ...error.params });
}
