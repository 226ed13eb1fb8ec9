import { expect, test } from 'vitest';
import { unequalKeys } from '../../../scripts/check/locales.ts';
import { usedKeys } from '../../../scripts/check/used-keys.ts';

const keys = (...all: string[]): Set<string> => new Set(all.map(key => `chat:${key}`));

test('languages with the same texts are equal, each with its own plural forms', () => {
  const languages = {
    en: keys('title', 'waiting_one', 'waiting_other'),
    zh: keys('title', 'waiting_other'),
    ru: keys('title', 'waiting_one', 'waiting_few', 'waiting_many', 'waiting_other'),
  };
  expect(unequalKeys(languages)).toEqual([]);
});

test('a text that one language lacks is named, whichever language it is', () => {
  expect(unequalKeys({ en: keys('a'), zh: keys('a', 'b') })).toEqual(['en lacks chat:b']);
});

test('a plural form that a language needs is named', () => {
  const languages = { en: keys('n_one', 'n_other'), ru: keys('n_one', 'n_other') };
  expect(unequalKeys(languages)).toEqual(['ru lacks chat:n_few', 'ru lacks chat:n_many']);
});

test('keys are read from plain calls, choices, templates and named namespaces', () => {
  const source = `
    const { t } = useTranslation('chat');
    t('title'); t(isMuted ? 'unmute' : 'mute'); t(\`role.\${role}\`); t('common:retry', { count: 1 });
    cart('not a text'); object.t('nor this');
  `;
  expect(usedKeys(source).map(({ text }) => text)).toEqual([
    'title',
    'unmute',
    'mute',
    `role.\${role}`,
    'common:retry',
  ]);
  const [title, , , role, retry] = usedKeys(source).map(({ pattern }) => pattern);
  expect('chat:title').toMatch(title ?? '');
  expect('stage:title').not.toMatch(title ?? '');
  expect('chat:role.host').toMatch(role ?? '');
  expect('common:retry').toMatch(retry ?? '');
});

test('a file that is handed its t may mean any namespace', () => {
  const [used] = usedKeys("const word = (t: TFunction) => t('title');");
  expect('chat:title').toMatch(used?.pattern ?? '');
});
