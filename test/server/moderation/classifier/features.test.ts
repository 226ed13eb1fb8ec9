import { describe, expect, test } from 'vitest';
import { FeatureReader } from '../../../../server/moderation/classifier/features.ts';
import { fold } from '../../../../server/moderation/classifier/fold.ts';
import { languageOf } from '../../../../server/moderation/classifier/language.ts';
import { GROUPS, type Group, Lexicon } from '../../../../server/moderation/classifier/lexicon.ts';

const lexicon = new Lexicon(
  '# words\n[insult]\nидиот* fool 傻 傻逼 f**k\n[profane]\n*fuck* *хуй*\n[deal]\nprice',
);
const reader = new FeatureReader(lexicon, 'en');
const chinese = new FeatureReader(lexicon, 'zh');

function groupsIn(text: string): Group[] {
  reader.read(text);
  return GROUPS.filter((_, at) => (reader.groups[at] ?? 0) > 0);
}
function featuresOf(text: string): string {
  reader.read(text);
  return [...reader.hashed.slice(0, reader.count), '|', ...reader.dense.slice(0, reader.denseCount)].join(
    ' ',
  );
}
/** The share of a text's features in Chinese that another text has too. */
function likeness(text: string, other: string): number {
  const hashesOf = (each: string) => {
    chinese.read(each);
    return new Set(chinese.hashed.slice(0, chinese.count));
  };
  const own = hashesOf(text);
  const others = hashesOf(other);
  return [...own].filter(hash => others.has(hash)).length / own.size;
}

describe('the text from which features are read', () => {
  test.each([
    ['RT @anna: LOOOOL &amp; so  http://t.co/x', ': lool &'],
    ['Ｆｏｏｌ\u200b #1', 'fool'],
    ['y0u 1d1ot', 'you'],
    ['и д и о т', 'идиот'],
    ['国產', '国产'],
    ['Шaлaвa', 'шалава'],
    ['3.14здец е6лан', 'пиздец еблан'],
    ['Ёлка', 'елка'],
  ])('of “%s” has “%s”', (text, part) => {
    expect(fold(text)).toContain(part);
  });

  test('has the same mark for any telephone number and for any link', () => {
    expect(fold('call 0906123456')).toBe(fold('call 79001112233'));
    expect(fold('see https://a.example/b')).toBe(fold('see www.example.org'));
  });
});

describe('words of the list', () => {
  test.each<[string, Group[]]>([
    ['you fool', ['insult']],
    ['foolish', []],
    ['идиоты!', ['insult']],
    ['motherfuckers', ['profane']],
    ['what f**k', ['insult']],
    ['дол..нахуй', ['profane']],
    ['你傻逼吧', ['insult']],
    ['the price', ['deal']],
  ])('in “%s”', (text, groups) => {
    expect(groupsIn(text)).toEqual(groups);
  });
});

describe('features', () => {
  test('are the same for a text each time, and differ between texts', () => {
    const first = featuresOf('nice bag');
    expect(featuresOf('bag nice')).not.toBe(first);
    expect(featuresOf('nice bag')).toBe(first);
  });

  test('count a word that is repeated once', () => {
    reader.read('win win');
    const twice = reader.count;
    reader.read('win win win win win win');
    expect(reader.count).toBeLessThanOrEqual(twice + 2);
  });

  test('of Chinese are in part how it is said, however it is written', () => {
    expect(likeness('你是骗子', 'ni shi pian zi')).toBeGreaterThan(0.3);
    expect(likeness('你是骗子', 'nishipianzi')).toBeGreaterThan(0.3);
    expect(likeness('你是骗子', '泥是片子')).toBeGreaterThan(0.3);
    expect(likeness('你是骗子', 'wo xihuan')).toBe(0);
  });

  test('tell words in capitals and the hosts of links from others', () => {
    expect(featuresOf('FREE entry')).not.toBe(featuresOf('free entry'));
    expect(featuresOf('http://shop.example/a')).not.toBe(featuresOf('http://video.example/a'));
  });

  test('of a text without end are bounded', () => {
    reader.read('абвгд ёжз '.repeat(10_000));
    expect(reader.count).toBeLessThan(6001);
  });
});

describe('the language of a line', () => {
  test.each([
    ['where is the 链接 of this bag', 'en'],
    ['主播 size M 还有吗', 'zh'],
    ['хочу iPhone', 'ru'],
    ['¿cuánto cuesta?', 'en'],
    ['👍', 'en'],
  ] as const)('of “%s” is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
