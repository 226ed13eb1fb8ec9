import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contactsIn } from '../../../server/moderation/contacts.ts';

const partsOf = (text: string) => contactsIn(text).map(([from, to]) => text.slice(from, to));

test.each([
  ['write me on telegram @mia_deals', 'telegram @mia_deals'],
  ['cheaper there: t.me/mia_deals', 't.me/mia_deals'],
  ['加我微信 abc123', '微信 abc123'],
  ['加V：mia2024 更便宜', '加V：mia2024'],
  ['要的加vx mia_888', 'vx mia_888'],
  ['ＶＸ：ｍｉａ８８８', 'ＶＸ：ｍｉａ８８８'],
  ['пишите в телеграм @mia_shop', 'телеграм @mia_shop'],
  ['тг: mia_shop', 'тг: mia_shop'],
  ['call +44 20 7946 0958 now', '+44 20 7946 0958'],
  ['звоните 8 (912) 345-67-89', '8 (912) 345-67-89'],
  ['电话13800138000', '13800138000'],
  ['(415) 555-0132 ask for Joe', '(415) 555-0132'],
  ['mail mia.deals@example.com', 'mia.deals@example.com'],
])('%j says how to reach somebody', (text, part) => {
  expect(partsOf(text)).toEqual([part]);
});

test.each([
  'my order 4417823901 has not come',
  'I am 170 cm, 65 kg, size 42',
  '身高165体重110穿什么码',
  'does it work on telegram too?',
  'I saw it on WhatsApp yesterday',
  '微信支付可以吗',
  'оплата через вк есть?',
  'is it 1999 or 2499?',
  'line 3 of the text is wrong',
  '2026-11-30 20:00',
  '@mia how much?',
])('%j does not', text => {
  expect(partsOf(text)).toEqual([]);
});

test('none of the harmless lines of a live chat has any', () => {
  const harmless = ['en', 'zh', 'ru'].flatMap(language =>
    readFileSync(`assets/models/live-lines/${language}.tsv`, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('ok\t'))
      .map(line => line.slice(3)),
  );
  expect(harmless.filter(line => partsOf(line).length > 0)).toEqual([]);
});
