import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  Classifier,
  ClassifierError,
  MODELS_FOLDER,
  modelFile,
} from '../../../../server/moderation/classifier/classifier.ts';

const classifier = Classifier.load();
const isToxic = (text: string): boolean => classifier.classify(text).toxic >= 0.5;
const isSpam = (text: string): boolean => classifier.classify(text).spam >= 0.5;

describe('the models that come with Vitrine', () => {
  test.each([
    'you are such an idiot',
    'kill yourself',
    'ez noob uninstall',
    'f**k you',
    'fucking retard',
    'show us your tits',
    '傻逼主播',
    '你怎么不去死',
    '死基佬恶心',
    '滚出直播间',
    'ты тупая дура',
    'сдохни тварь',
    'пошла нахуй',
    'покажи сиськи',
    'you аrе such аn idiоt',
    'ты тупaя дyрa',
  ])('find “%s” toxic', text => {
    expect(isToxic(text)).toBe(true);
  });

  test.each([
    'this sale is insane',
    'killer price on the boots',
    'do you ship to the Netherlands?',
    'does the knife come with a sheath',
    '卧槽太便宜了',
    '东北能发货吗',
    '第二件半价怎么拍',
    'цена огонь, беру',
    'есть 38 размер?',
    'средство от тараканов берёт?',
  ])('let “%s” pass', text => {
    expect([isToxic(text), isSpam(text)]).toEqual([false, false]);
  });

  test.each([
    'check out my channel for free followers http://bit.ly/abc',
    'earn 500$ a day from home, whatsapp +1 202 555 0182',
    '加微信领红包 abc12345',
    '兼职日结 日赚500 加v',
    'заработок от 5000 в день, пиши в личку',
    'подпишись на мой канал t.me/luxcopy',
  ])('find “%s” to be spam', text => {
    expect(isSpam(text)).toBe(true);
  });

  test('say what a toxic line is about by the words in it, and insult where none is known', () => {
    const { categories } = classifier.classify('kill yourself');
    expect(categories.threat).toBeGreaterThan(0.5);
    expect(categories.sexual).toBe(0);
  });

  test('answer to a text of nothing, of one letter and of 64 KB', () => {
    for (const text of ['', 'a', '🙂', '\u0000\uD800', 'дурак '.repeat(11_000), '滚'.repeat(65_536)]) {
      const { toxic, spam } = classifier.classify(text);
      expect([toxic >= 0 && toxic <= 1, spam >= 0 && spam <= 1]).toEqual([true, true]);
    }
  });

  test('say the same of a text whatever was judged before it', () => {
    const before = classifier.classify('you are such an idiot');
    classifier.classify('傻逼主播');
    classifier.classify('what is the price');
    expect(classifier.classify('you are such an idiot')).toEqual(before);
  });
});

describe('a model that is missing or broken', () => {
  async function broken(harm: (file: string) => void): Promise<string> {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'models-'));
    cpSync(MODELS_FOLDER, folder.path, { recursive: true });
    const file = modelFile(folder.path, 'toxic-ru');
    harm(file);
    try {
      Classifier.load(folder.path);
    } catch (error) {
      expect(error).toBeInstanceOf(ClassifierError);
      return (error as Error).message.replace(file, 'FILE');
    }
    return 'loaded';
  }

  test('is named, with what happens until it is restored', async () => {
    const text = await broken(file => rmSync(file));
    expect(text).toMatch(/^The moderation model FILE can't be used: ENOENT/);
    expect(text).toMatch(/rules alone until it is restored/);
  });

  test('is not used when it is cut short', async () => {
    expect(await broken(file => truncateSync(file, 500))).toMatch(/FILE can't be used/);
  });

  test('is not used when it is another file', async () => {
    expect(await broken(file => writeFileSync(file, 'no model'))).toMatch(/FILE can't be used/);
  });
});
