import type { Active, Over } from '@dnd-kit/core';
import { describe, expect, it } from 'vitest';
import { sortAnnouncements } from '../../../../renderer/ui/sort/announcements.ts';
import { LANGUAGES, type Language, translationsOf } from '../../translations.ts';

const ITEMS = [
  { id: 'a', name: 'Shipping' },
  { id: 'b', name: 'Sizes' },
];

const active = { id: 'b' } as Active;
const over = (id: string) => ({ active, over: { id } as Over });
const telling = (language: Language = 'en') => sortAnnouncements(translationsOf(language, 'common'), ITEMS);

describe('sorting by keyboard', () => {
  it('tells each step with the row’s name and its place', () => {
    const { onDragStart, onDragOver, onDragEnd } = telling();
    expect([onDragStart({ active }), onDragOver(over('a')), onDragEnd(over('a'))]).toEqual([
      'Sizes picked up. Place 2 of 2.',
      'Sizes: place 1 of 2.',
      'Sizes put down. Place 1 of 2.',
    ]);
  });

  it('does not tell over the news that a row was picked up that it lies in its own place', () => {
    const { onDragStart, onDragOver } = telling();
    onDragStart({ active });
    expect(onDragOver(over('b'))).toBeUndefined();
    onDragOver(over('a'));
    expect(onDragOver(over('b'))).toBe('Sizes: place 2 of 2.');
  });

  it('tells that a row stays where it was', () => {
    const { onDragStart, onDragOver, onDragCancel } = telling();
    onDragStart({ active });
    onDragOver(over('a'));
    expect(onDragCancel(over('a'))).toBe('Sizes left where it was. Place 2 of 2.');
  });

  it.each(LANGUAGES)('reads out names and no ids in the language: %s', language => {
    const told = telling(language).onDragStart({ active });
    expect(told).toContain('Sizes');
    expect(told).not.toMatch(/\bb\b|[{}]/);
  });
});
