import { CommandError } from '../../shared/errors.ts';
import { MAX_NAME_CHARACTERS, type NameFault } from '../../shared/names/contract.ts';
import { OWNER_ID, OWNER_NAME } from '../../shared/roles.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { lookAlikeKey } from './look-alike.ts';

/** Words that say who somebody is, in the languages of the pages: nobody has them in a name that they choose. */
const ROLE_WORDS = [
  'host',
  'moderator',
  'admin',
  'support',
  'vitrine',
  'ведущий',
  'ведущая',
  'модератор',
  'админ',
];
const ROLE_WORDS_WITHIN = ['主播', '主持人', '管理员', '客服', '房管'];
const ROLE_KEYS = new Set(ROLE_WORDS.map(lookAlikeKey));
const ROLE_KEYS_WITHIN = ROLE_WORDS_WITHIN.map(lookAlikeKey);
/** What those are called who have chosen no name. */
const GUEST_KEYS = ['guest', 'гость', '访客'].map(lookAlikeKey);

/** Controls, what has no form at all, and what looks like nothing though it is a letter or a sign by its class. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Within an emoji these are what holds it together. */
const EMOJI = /^\p{RGI_Emoji}$/v;
/** More marks on one character than any language has. */
const HEAPED_MARKS = /\p{M}{4,}/u;
const VISIBLE = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Refuses a name with `bad-name`, saying what is wrong with it. */
export function refuse(fault: NameFault, message: string): never {
  throw new CommandError('bad-name', message, { fault });
}

/** A name as it is kept: without spaces around it and with single ones in it. Refuses with `bad-name`. */
export function readName(given: string): string {
  const name = given.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '') refuse('empty', 'A name has at least one letter.');
  const list = [...characters.segment(name)].map(({ segment }) => segment);
  if (list.length > MAX_NAME_CHARACTERS)
    refuse('long', `A name has at most ${MAX_NAME_CHARACTERS} characters.`);
  const isStrange = list.some(each => each !== ' ' && !EMOJI.test(each) && INVISIBLE.test(each));
  const isHeaped = HEAPED_MARKS.test(name.normalize('NFD')) || /^\p{M}/u.test(name);
  if (isStrange || isHeaped || !VISIBLE.test(name))
    refuse('characters', 'A name has letters, digits, signs and emoji that can be seen.');
  return name;
}

function hasRoleWord(name: string): boolean {
  const key = lookAlikeKey(name);
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).map(lookAlikeKey);
  return (
    ROLE_KEYS.has(key) ||
    words.some(word => ROLE_KEYS.has(word)) ||
    ROLE_KEYS_WITHIN.some(word => key.includes(word)) ||
    GUEST_KEYS.some(word => key.startsWith(word))
  );
}

/** Whether somebody of the crew, a brand rep or another person of the show has a name that looks like this one. */
function isOthers({ names, team }: ShowState, key: string, personId: string): boolean {
  const invited = team.invites.filter(({ id, revoked }) => !revoked && id !== personId);
  return (
    invited.some(({ name }) => lookAlikeKey(name) === key) ||
    Object.entries(names.byPerson).some(([id, chosen]) => id !== personId && chosen.key === key)
  );
}

/**
 * Checks a name that somebody wants, and gives it as it is kept, with its key. Refuses with `bad-name` or `name-taken`. Only
 * the owner may be called by a word for a role.
 */
export function checkName(state: ShowState, given: string, personId: string): { name: string; key: string } {
  const name = readName(given);
  const key = lookAlikeKey(name);
  if (personId !== OWNER_ID && (hasRoleWord(name) || key === lookAlikeKey(OWNER_NAME)))
    throw new CommandError('name-taken', 'This name is kept for those who make the show.');
  if (isOthers(state, key, personId))
    throw new CommandError('name-taken', 'Somebody here has this name, or one that looks like it.');
  return { name, key };
}
