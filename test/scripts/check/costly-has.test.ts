import { expect, test } from 'vitest';
import { costlyHas } from '../../../scripts/check/costly-has.ts';

test.each([
  ['#page:has([data-state="ended"] .tabs) .overlay {}', '[data-state="ended"] .tabs'],
  ['#page:has(.layout:not(.ended) :is(.pins, .hold)) p {}', '.layout:not(.ended) :is(.pins, .hold)'],
  ['.bottom:has(> .bar input:focus) > .pins {}', '> .bar input:focus'],
  ['.chat:has(*) {}', '*'],
])('%s is costly', (css, argument) => {
  expect(costlyHas(css)).toEqual([argument]);
});

test.each([
  '#page:has(.layout :is(.pins, .hold)):not(:has(.ended)) p {}',
  '.bottom:has(> .bag-panel) > :is(.tabs, [role="status"]) {}',
  '.choice:has(input:checked) {}',
  '/* .a:has([data-b]) is costly */ .a:has(.b) {}',
])('%s is not', css => {
  expect(costlyHas(css)).toEqual([]);
});
