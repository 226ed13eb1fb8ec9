import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import en from '../../../assets/locales/en/errors.json' with { type: 'json' };
import ru from '../../../assets/locales/ru/errors.json' with { type: 'json' };
import zh from '../../../assets/locales/zh/errors.json' with { type: 'json' };
import { errorText } from '../../../renderer/app/errors.ts';
import { CommandError, ErrorCode } from '../../../shared/errors.ts';

const i18n = i18next.createInstance();
const inEnglish = (error: unknown) => errorText(error, i18n.getFixedT('en', 'errors'), 'en');

beforeAll(async () => {
  await i18n.init({
    resources: { en: { errors: en }, zh: { errors: zh }, ru: { errors: ru } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
});

describe('the text of an error', () => {
  test.each(['en', 'zh', 'ru'])('exists in %s for every code of the protocol', language => {
    const t = i18n.getFixedT(language, 'errors');
    for (const code of ErrorCode.options) {
      expect(errorText(new CommandError(code, 'unused'), t, language), code).not.toBe(code);
    }
  });

  test('a mute with an end is shown with its time', () => {
    const until = new Date(2026, 10, 22, 18, 5).getTime();
    expect(inEnglish(new CommandError('muted', '', { until }))).toMatch(/until 0?6:05/);
    expect(inEnglish(new CommandError('muted', '', { until: null }))).toContain('rest of this show');
  });

  test('a limit is shown with its value', () => {
    expect(inEnglish(new CommandError('pins-full', '', { limit: 3 }))).toContain('3 offers');
    expect(inEnglish(new CommandError('bad-data', '', { limit: 200 }))).toContain('200');
  });

  test('network errors and unknown errors have a text', () => {
    expect(inEnglish(new TypeError('Failed to fetch'))).toContain('can’t be reached');
    expect(inEnglish('surprise')).toContain('did not work');
  });
});
