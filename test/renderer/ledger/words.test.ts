import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../renderer/ledger/words.ts';
import type { LedgerRow } from '../../../shared/ledger/format.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { LANGUAGES, type Language, translationsOf } from '../translations.ts';

const show = emptyShow('crew');
const NINA = { id: 'nina', name: 'Nina' };
const GUEST = { id: 'guest', name: 'Guest 12' };

function words(row: Partial<LedgerRow>, language: Language = 'en'): string {
  const t = translationsOf(language, 'ledger', ['moderation', 'sanctions']);
  const whole: LedgerRow = { seq: 1, at: 0, by: NINA, name: 'show.wentLive', data: {}, ...row };
  return wordsOf(whole, { t, language, show, nameOf: name => name });
}

const MUTE = { name: 'moderation.muted', person: GUEST, data: { personId: 'guest', until: 600_000 } };

describe('an entry in words', () => {
  test('says who did what to whom, for how long and why', () => {
    expect(words({ ...MUTE, reason: 'third link' })).toBe('Nina muted Guest 12 for 10 min: third link');
    expect(words({ ...MUTE, reason: 'offTopic' }, 'ru')).toBe(
      'Nina: Guest 12 без голоса на 10 мин — Не по теме',
    );
    expect(words({ ...MUTE, data: { until: null } })).toBe('Nina muted Guest 12 for the rest of the show');
  });

  test('names nobody who was erased', () => {
    expect(words({ ...MUTE, person: { id: 'guest' } })).toBe('Nina muted an erased person for 10 min');
  });

  test('says where a deal has moved to', () => {
    const deal = { plan: { title: 'Lamp' }, stage: { kind: 'running' } };
    expect(words({ name: 'deal.moved', data: { deal } })).toBe('Nina started the deal “Lamp”');
  });

  test('counts products', () => {
    expect(words({ name: 'catalog.imported', data: { products: 1200 } })).toBe(
      'Nina put 1,200 products on the shelf',
    );
    expect(words({ name: 'catalog.imported', data: { products: [{ id: 'p' }] } })).toBe(
      'Nina put 1 product on the shelf',
    );
  });

  test.each(LANGUAGES)('of a kind that the studio has no words for is told by its name in %s', language => {
    expect(words({ name: 'later.invented' }, language)).toMatch(/^Nina(: |：)later\.invented$/);
  });
});
