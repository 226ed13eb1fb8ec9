import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Revealer } from '../../../../server/moderation/text/reveal.ts';
import { anyUnicode } from '../../../support/any-unicode.ts';

const revealer = new Revealer(['idiot*', 'scam', 'дурак', '骗子', '*шлюх*']);

describe('what a reader may say for a text', () => {
  test.each([
    ['you sc*m', 'you scam'],
    ['such 1d!otic ideas', 'such idiotic ideas'],
    ['ты дур@к', 'ты дурак'],
    ['ты durak', 'ты дурак'],
    ['他是谝子', '他是骗子'],
    ['p r i v e t s.c.a.m', 'privet scam'],
    ['ɯ*ɔs', 'scam'],
  ])('%j may be %j', (text, reading) => {
    expect(revealer.readings(text)).toContain(reading);
  });

  test('a plain text has no other', () => {
    expect([...revealer.readings('nice shoes, how much?')]).toEqual([]);
    expect([...revealer.readings('you idiot')]).toEqual([]);
  });

  test('words of another alphabet are seen alone where its letters are in the line', () => {
    expect(revealer.readings('он dUrAk, да')).toContain('дурак');
    expect(revealer.readings('what a durak he is')).not.toContain('дурак');
  });

  test('any text can be read', () => {
    fc.assert(fc.property(anyUnicode(100), text => void revealer.readings(text)));
  });
});
