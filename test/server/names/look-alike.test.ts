import { expect, test } from 'vitest';
import { lookAlikeKey } from '../../../server/names/look-alike.ts';

test.each([
  ['letters of another script', 'Mia', 'Міа'],
  ['wide letters', 'Mia', 'Ｍｉａ'],
  ['mathematical letters', 'Mia', '𝕄𝕚𝕒'],
  ['accents', 'Zoe', 'Zoë'],
  ['case', 'Mia Berg', 'MIA BERG'],
  ['spaces and signs', 'Mia Berg', 'mia.berg_'],
  ['letters that look like two others', 'Mia', 'rnia'],
  ['digits', 'Olli', '0lli'],
  ['a Cyrillic name with Latin letters in it', 'Ведущий', 'Beдущий'],
])('names that differ by %s alone look alike', (_what, name, other) => {
  expect(lookAlikeKey(other)).toBe(lookAlikeKey(name));
});

test.each([
  ['Mia', 'Max'],
  ['राम', 'रमा'],
  ['小红', '小江'],
  ['🦊', '🐻'],
])('%s and %s don’t', (name, other) => {
  expect(lookAlikeKey(other)).not.toBe(lookAlikeKey(name));
});
