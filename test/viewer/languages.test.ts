import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../viewer/languages.ts';

describe('the language of the page', () => {
  test('is the first wanted one that the page speaks, by its main part', () => {
    expect(chooseLanguage(['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh');
    expect(chooseLanguage(['ru-RU'])).toBe('ru');
  });
  test('is the remembered one before the browser’s', () => {
    expect(chooseLanguage(['ru', 'en-US'])).toBe('ru');
    expect(chooseLanguage([undefined, 'en-US'])).toBe('en');
  });
  test('is English for everybody else', () => {
    expect(chooseLanguage(['fr', 'rue'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });
});
