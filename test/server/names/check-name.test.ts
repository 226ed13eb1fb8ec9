import { describe, expect, test } from 'vitest';
import { checkName, readName } from '../../../server/names/check-name.ts';
import { CommandError } from '../../../shared/errors.ts';
import { OWNER_ID } from '../../../shared/roles.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';

function refusal(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return String(error.params?.fault ?? error.code);
  }
}

describe('a name', () => {
  test.each([
    ['  Mia   Berg ', 'Mia Berg'],
    ['小红', '小红'],
    ['Анна-Мария', 'Анна-Мария'],
    ['نور', 'نور'],
    ['राम', 'राम'],
    ['Fox 🦊', 'Fox 🦊'],
    ['👩‍🚀', '👩‍🚀'],
    ['🏳️‍🌈', '🏳️‍🌈'],
    ['Ze\u0301', 'Zé'],
  ])('%j is kept as %j', (given, kept) => {
    expect(readName(given)).toBe(kept);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['a'.repeat(25), 'long'],
    ['👩‍🚀'.repeat(25), 'long'],
    ['Mia\u200b', 'characters'],
    ['Mi\u00ada', 'characters'],
    ['\u202eaiM', 'characters'],
    ['Mia\u2066', 'characters'],
    ['\u3164', 'characters'],
    ['\u2800', 'characters'],
    ['Mia\u0007', 'characters'],
    ['Z\u0335\u0336\u0337\u0338', 'characters'],
    ['\u0301Mia', 'characters'],
    ['...', 'characters'],
    ['a\ud800', 'characters'],
  ])('%j is refused as %s', (given, fault) => {
    expect(refusal(() => readName(given))).toBe(fault);
  });
});

describe('somebody else’s name', () => {
  const invite = { id: 'mod', name: 'Nina', role: 'moderator' as const, expiresAt: 1, revoked: false };
  const state: ShowState = {
    ...emptyShow('crew'),
    team: { invites: [invite, { ...invite, id: 'gone', name: 'Otto', revoked: true }] },
    names: { byPerson: { ann: { name: 'Ann', key: checkName(emptyShow('crew'), 'Ann', 'ann').key } } },
  };
  const choose = (name: string, personId = 'bob') => refusal(() => checkName(state, name, personId));

  test.each([
    'Host',
    'H0st',
    'Ноst',
    'Mia (host)',
    'The Moderator',
    'Ведущий',
    '主播小红',
    'Vitrinе',
    'Guest 10',
    'Гость 7',
  ])('%s says who makes the show, or looks like it', name => expect(choose(name)).toBe('name-taken'));

  test('is not to be had, nor what looks like it: the crew’s as little as other viewers’', () => {
    expect(choose('Nina')).toBe('name-taken');
    expect(choose('Nіna')).toBe('name-taken');
    expect(choose('АNN')).toBe('name-taken');
    expect(choose('Ánn')).toBe('name-taken');
  });

  test('is free once an invite is revoked, and one’s own may be written anew', () => {
    expect(choose('Otto')).toBe('none');
    expect(choose('ANN', 'ann')).toBe('none');
  });

  test('only the owner is called by a role', () => {
    expect(choose('Host Mia', OWNER_ID)).toBe('none');
    expect(choose('Ghost')).toBe('none');
  });
});
