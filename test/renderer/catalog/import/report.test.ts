import { expect, test } from 'vitest';
import { formatFileError } from '../../../../renderer/catalog/format.ts';
import { contentTypeOf } from '../../../../renderer/catalog/import/api.ts';
import { summarizeReport } from '../../../../renderer/catalog/import/report.ts';
import { BadReason } from '../../../../shared/catalog/file.ts';
import { NoteReason } from '../../../../shared/catalog/notes.ts';
import { CommandError } from '../../../../shared/errors.ts';
import { LANGUAGES, translationsOf } from '../../translations.ts';

test('a row with two errors counts once, and a note or an unused column is no error', () => {
  const read = summarizeReport({
    bad: [
      { line: 4, field: 'price', reason: 'not-a-price', value: 'cheap' },
      { line: 4, field: 'title', reason: 'missing' },
      { line: 7, field: '', reason: 'extra-cells' },
    ],
    notes: [
      { line: 1, field: 'colour', reason: 'unknown-column' },
      { line: 5, field: 'stock', reason: 'stock-negative', value: '-1', used: '0' },
    ],
  });
  expect(read.rowsLeftOut).toBe(2);
  expect(read.errors).toHaveLength(3);
  expect(read.notes).toMatchObject([{ line: 5 }]);
  expect(read.unusedColumns).toEqual(['colour']);
});

test('every error of a row and every note on one has a text in every language', () => {
  for (const language of LANGUAGES) {
    const t = translationsOf(language, 'catalog');
    for (const reason of BadReason.options) {
      expect(t(`valueError.${reason}`, { value: '7' })).not.toContain(`valueError.${reason}`);
    }
    for (const reason of NoteReason.options) {
      expect(t(`note.${reason}`, { value: '7', used: '8' })).not.toContain(`note.${reason}`);
    }
  }
});

test('an unreadable file has a text with its error’s parameters', () => {
  const broken = new CommandError('bad-data', 'English for logs', { problem: 'broken-csv', line: 12 });
  expect(formatFileError(translationsOf('en', 'catalog'), broken)).toContain('line 12');
  expect(formatFileError(translationsOf('zh', 'catalog'), broken)).toContain('第 12 行');
  expect(formatFileError(translationsOf('en', 'catalog'), new CommandError('expired', ''))).toBeUndefined();
});

test('a file’s type is taken from its name if the system does not know it', () => {
  expect(contentTypeOf({ name: 'Products.CSV', type: '' })).toBe('text/csv');
  expect(contentTypeOf({ name: 'products.json', type: '' })).toBe('application/json');
  expect(contentTypeOf({ name: 'products.jsonl', type: '' })).toBe('application/json');
  expect(contentTypeOf({ name: 'list.csv', type: 'application/vnd.ms-excel' })).toBe('text/csv');
  expect(contentTypeOf({ name: 'products.xlsx', type: 'application/vnd.ms-excel' })).toBeUndefined();
});
