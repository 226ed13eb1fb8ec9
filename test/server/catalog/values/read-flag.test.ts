import { expect, test } from 'vitest';
import { readFlag } from '../../../../server/catalog/values/read-flag.ts';

test('yes and no are read in the languages of shops and spreadsheets, and nothing else is guessed', () => {
  const yes = [
    '1',
    '1.0',
    'yes',
    'TRUE',
    'Ja',
    'oui',
    'sí',
    'WAHR',
    'да',
    'ИСТИНА',
    '是',
    'publish',
    'In stock',
  ];
  const no = [
    '0',
    '-1',
    '2',
    'no',
    'FALSE',
    'Nein',
    'FALSCH',
    'нет',
    'ЛОЖЬ',
    '否',
    'draft',
    'pending',
    'out-of-stock',
  ];
  expect(yes.filter(text => readFlag(text) !== true)).toEqual([]);
  expect(no.filter(text => readFlag(text) !== false)).toEqual([]);
  expect(['', 'maybe', 'constructor', '1/0', '5'].filter(text => readFlag(text) !== undefined)).toEqual([]);
});
