import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../../viewer/language/languages.ts';
import { croppedShare } from '../../../viewer/playback/crop.ts';
import { showInPath } from '../../../viewer/show-path.ts';
import { clockText, countText } from '../../../viewer/ui/format.ts';

describe('the show of an address', () => {
  test('is the slug after /s/, decoded', () => {
    expect(showInPath('/s/autumn')).toBe('autumn');
    expect(showInPath('/s/%E7%A7%8B/')).toBe('秋');
  });
  test('is the default show everywhere else', () => {
    expect(showInPath('/')).toBe('default');
    expect(showInPath('/s/')).toBe('default');
  });
  test('survives a broken escape', () => {
    expect(showInPath('/s/%E7%A')).toBe('%E7%A');
  });
});

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

describe('time and counts', () => {
  test('a span reads like a clock and ends at zero', () => {
    expect(clockText(272_000)).toBe('4:32');
    expect(clockText(6900)).toBe('0:07');
    expect(clockText(3_729_000)).toBe('1:02:09');
    expect(clockText(-5)).toBe('0:00');
  });
  test('a crowd is counted in full until it would not fit a phone', () => {
    expect(countText(1284, 'en')).toBe('1,284');
    expect(countText(12_840, 'en')).toBe('12.8K');
    expect(countText(12_840, 'zh')).toBe('1.3万');
  });
});

describe('how much of a picture is lost by filling the screen', () => {
  test('is most of a wide picture on a phone, and nothing where the shapes agree', () => {
    expect(croppedShare({ width: 1280, height: 720 }, { width: 390, height: 844 })).toBeCloseTo(0.74, 2);
    expect(croppedShare({ width: 720, height: 1280 }, { width: 360, height: 640 })).toBe(0);
  });
  test('is nothing before there is a picture', () => {
    expect(croppedShare({ width: 0, height: 0 }, { width: 390, height: 844 })).toBe(0);
  });
});
