import { expect, test } from 'vitest';
import { contentTypeOf } from '../../../renderer/catalog/import/api.ts';
import { problemText, readReport } from '../../../renderer/catalog/import/report.ts';
import { BadReason } from '../../../shared/catalog-file.ts';
import { CommandError } from '../../../shared/errors.ts';
import { LANGUAGES, translationsOf } from '../translations.ts';

test('a row with two complaints is one row left out, and an unused column is none', () => {
  const read = readReport({
    bad: [
      { line: 1, field: 'colour', reason: 'unknown-column' },
      { line: 4, field: 'price', reason: 'not-a-price', value: 'cheap' },
      { line: 4, field: 'stock', reason: 'negative', value: '-1' },
      { line: 7, field: '', reason: 'extra-cells' },
    ],
  });
  expect(read.rowsLeftOut).toBe(2);
  expect(read.complaints).toHaveLength(3);
  expect(read.unusedColumns).toEqual(['colour']);
});

test('every reason for a bad row has a sentence in every language', () => {
  for (const language of LANGUAGES) {
    const t = translationsOf(language, 'catalog');
    for (const reason of BadReason.options.filter(each => each !== 'unknown-column')) {
      expect(t(`bad.${reason}`, { value: '7' })).not.toContain(`bad.${reason}`);
    }
  }
});

test('a file that can not be read at all is explained by its problem', () => {
  const broken = new CommandError('bad-data', 'English for logs', { problem: 'broken-csv', line: 12 });
  expect(problemText(translationsOf('en', 'catalog'), broken)).toContain('line 12');
  expect(problemText(translationsOf('zh', 'catalog'), broken)).toContain('第 12 行');
  expect(problemText(translationsOf('en', 'catalog'), new CommandError('expired', ''))).toBeUndefined();
});

test('a list is known by its name where the system does not know its type', () => {
  expect(contentTypeOf({ name: 'Products.CSV', type: '' })).toBe('text/csv');
  expect(contentTypeOf({ name: 'products.json', type: '' })).toBe('application/json');
  expect(contentTypeOf({ name: 'list.csv', type: 'application/vnd.ms-excel' })).toBe('text/csv');
  expect(contentTypeOf({ name: 'products.xlsx', type: 'application/vnd.ms-excel' })).toBeUndefined();
});
