import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreText } from '../../../server/intelligence/score-text.ts';
import { chinese, english, type Labelled, russian, unseen } from './labelled-chat.ts';

/** A score this small is drawn as neutral. */
const NEUTRAL = 0.1;
const signOf = (text: string): number => {
  const score = scoreText(text).score ?? 0;
  return Math.abs(score) < NEUTRAL ? 0 : Math.sign(score);
};
const shareOf = (lines: readonly Labelled[], holds: (line: Labelled) => boolean): number =>
  lines.filter(holds).length / lines.length;

describe('scoring labelled chat', () => {
  it.each([
    ['English', english],
    ['Chinese', chinese],
    ['Russian', russian],
  ])('%s lines that the lexicons were written with are read right', (_language, lines) => {
    expect(lines.length).toBeGreaterThanOrEqual(40);
    expect(shareOf(lines, ([text, sentiment]) => signOf(text) === sentiment)).toBeGreaterThan(0.9);
  });

  // Chance is one in three.
  it.each([
    ['English', unseen.english],
    ['Chinese', unseen.chinese],
    ['Russian', unseen.russian],
  ])('unseen %s lines are mostly read right, and hardly ever as their opposite', (_language, lines) => {
    expect(shareOf(lines, ([text, sentiment]) => signOf(text) === sentiment)).toBeGreaterThan(0.6);
    expect(shareOf(lines, ([text, sentiment]) => signOf(text) * sentiment < 0)).toBeLessThan(0.1);
  });
});

describe('a line of chat', () => {
  it.each([
    '1',
    '+',
    '+1',
    '888',
    '１１１',
    '1 1 1',
    '666!!',
    'me',
    '扣1',
    '抽我',
    'участвую',
    'a',
    '...',
    '',
    '   ',
  ])('“%s” is an entry to a giveaway and says nothing of how the show feels', text =>
    expect(scoreText(text).score).toBeNull(),
  );

  it.each(['buy now buy now buy now buy now buy now', 'great great great great great great great great'])(
    '“%s” is noise and has no score',
    text => expect(scoreText(text).score).toBeNull(),
  );

  it('with a link is left out, whatever it praises', () => {
    expect(scoreText('best prices ever at www.spam.example').score).toBeNull();
  });

  it.each([
    ['this is good', 'this is not good'],
    ['很好看', '不好看'],
    ['мне нравится', 'мне не нравится'],
    ['I love it but shipping is a scam', 'shipping is a scam but I love it'].toReversed() as [string, string],
    ['有点贵，但是很喜欢', '喜欢，但是太贵了'],
    ['дорого, но очень красиво', 'красиво, но очень дорого'],
  ])('“%s” feels better than “%s”', (better, worse) => {
    expect(scoreText(better).score).toBeGreaterThan(scoreText(worse).score ?? 1);
  });

  it.each([
    ['I LOVE it', 'Ｉ ＬＯＶＥ it'],
    ['太贵了', '太\u200B贵了'],
    ['ещё лучше', 'еще лучше'],
    ['nice 👍', 'nice 👍🏽'],
  ])('“%s” reads the same as “%s”', (plain, disguised) => {
    expect(scoreText(disguised).score).toBe(scoreText(plain).score);
  });

  it.each([
    ['where is my order', 'en', 'normal'],
    ['什么时候发货', 'zh', 'low'],
    ['это iPhone 15?', 'ru', 'low'],
    ['这个 iPhone 好用', 'zh', 'low'],
    ['かわいいですね', 'other', 'low'],
    ['너무 예뻐요', 'other', 'low'],
    ['скільки це коштує, це дорого?', 'other', 'low'],
    ['¿cuánto cuesta?', 'other', 'low'],
    ['😍😍', 'other', 'normal'],
  ])('“%s” is taken for %s with %s confidence', (text, language, confidence) => {
    expect(scoreText(text)).toMatchObject({ language, confidence });
  });

  it('in an unknown language counts by its emoji, and not at all without any', () => {
    expect(scoreText('너무 예뻐요').score).toBeNull();
    expect(scoreText('너무 예뻐요 😍').score).toBeGreaterThan(0.3);
  });

  it('gains little from a row of the same emoji', () => {
    const [one, ten] = [scoreText('😍').score ?? 0, scoreText('😍'.repeat(10)).score ?? 0];
    expect(ten).toBeGreaterThan(one);
    expect(ten).toBeLessThan(one * 1.5);
  });

  it('never scores outside of -1…1, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' })),
        text => {
          const { score } = scoreText(text);
          if (score !== null) expect(Math.abs(score)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
