import { expect, test } from 'vitest';
import { slashQuery } from '../../../../renderer/ui/input/slash-query.ts';

test.each([
  ['/', ''],
  ['/ship', 'ship'],
  ['/ free shipping ', 'free shipping'],
  ['／运费', '运费'],
  ['、运费', '运费'],
  ['hello', undefined],
  ['and/or', undefined],
  ['', undefined],
])('%j asks for %j', (text, query) => expect(slashQuery(text)).toBe(query));
