import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PulseWindow, type ScoredMessage } from '../../../server/intelligence/pulse-window.ts';
import { Pulse } from '../../../shared/pulse/contract.ts';

/** Nine seconds into a point of the line. */
const NOW = 1_800_000_009_000;
const SECONDS = 1000;
let count = 0;

/** A message of somebody, some seconds before now. */
const said = (personId: string, score: number | null, ago = 5, text = `words ${count}`): ScoredMessage => ({
  messageId: `m${++count}`,
  personId,
  at: NOW - ago * SECONDS,
  text,
  sentiment: { score, language: 'en', confidence: 'normal' },
});
const pulseOf = (...messages: ScoredMessage[]) => {
  const window = new PulseWindow();
  for (const message of messages) window.add(message);
  return window.at(NOW);
};

describe('the pulse', () => {
  it('of an empty chat is zero without people, with sixty empty points', () => {
    const pulse = pulseOf();
    expect(pulse).toMatchObject({ score: 0, trend: 0, people: 0, quotes: [], confidence: 'normal' });
    expect(pulse.line).toHaveLength(60);
    expect(pulse.line.every(point => point.score === null && point.messages === 0)).toBe(true);
  });

  it('is no more than half full of one happy voice, and nearer to the end with many', () => {
    const many = Array.from({ length: 20 }, (_, index) => said(`p${index}`, 0.8));
    expect(pulseOf(said('a', 0.8)).score).toBe(40);
    expect(pulseOf(...many).score).toBeGreaterThan(70);
  });

  it('gives each person one vote, however much they write', () => {
    const shouting = Array.from({ length: 30 }, () => said('angry', -0.9));
    const pulse = pulseOf(...shouting, said('b', 0.6), said('c', 0.6), said('d', 0.6));
    expect(pulse.people).toBe(4);
    expect(pulse.score).toBeGreaterThan(0);
  });

  it('counts what one person repeats once', () => {
    const pulse = pulseOf(
      said('a', 0.5, 5, 'Love it'),
      said('a', 0.5, 4, 'LOVE IT'),
      said('b', 0.5, 3, 'love it'),
    );
    expect(pulse.line.at(-1)?.messages).toBe(2);
  });

  it('leaves entries out of the score and of the sample', () => {
    expect(pulseOf(said('a', null), said('b', null))).toMatchObject({ people: 0, score: 0 });
  });

  it('moves less by questions than by opinions', () => {
    const asking = Array.from({ length: 4 }, (_, index) => said(`q${index}`, 0));
    expect(pulseOf(said('a', 0.8), ...asking).score).toBeGreaterThan(
      pulseOf(said('a', 0.8), said('b', -0.1)).score - 20,
    );
    expect(pulseOf(said('a', 0.8), ...asking).people).toBe(5);
  });

  it('forgets after two minutes, and then tells the change', () => {
    const before = [said('a', 0.8, 200), said('b', 0.8, 180)];
    expect(pulseOf(...before)).toMatchObject({ people: 0, trend: 0 });
    const fallen = pulseOf(...before, said('c', -0.8), said('d', -0.8));
    expect(fallen.score).toBeLessThan(0);
    expect(fallen.trend).toBeLessThan(-50);
  });

  it('draws each ten seconds of the last ten minutes', () => {
    const { line } = pulseOf(said('a', 0.5, 0), said('b', -0.5, 595), said('c', 0.5, 700));
    expect(line.at(-1)).toMatchObject({ messages: 1, score: 25 });
    expect(line[0]).toMatchObject({ messages: 1, score: -25 });
    expect(line.map(point => point.at)).toEqual(
      line.map((_, index) => (line[0]?.at ?? 0) + index * 10 * SECONDS),
    );
    expect(line.filter(point => point.messages > 0)).toHaveLength(2);
  });

  it('quotes the strongest of both sides, the newest first, nobody and nothing twice', () => {
    const { quotes } = pulseOf(
      said('a', 0.4, 60, 'nice'),
      said('b', 0.9, 50, 'wonderful'),
      said('b', 0.8, 45, 'great'),
      said('c', 0.8, 40, 'Great'),
      said('d', -0.9, 30, 'awful'),
      said('e', 0, 20, 'size?'),
      said('f', 0.7, 10, 'great'),
    );
    expect(quotes.map(quote => quote.text)).toEqual(['awful', 'Great', 'wonderful']);
    expect(quotes[0]?.score).toBe(-90);
  });

  it('drops a message that was deleted, from score, line and quotes', () => {
    const window = new PulseWindow();
    const message = said('a', 0.9);
    window.add(message);
    expect(window.at(NOW).quotes).toHaveLength(1);
    window.remove(message.messageId);
    expect(window.at(NOW)).toEqual(pulseOf());
    window.add(message);
    expect(window.at(NOW).people).toBe(1);
  });

  it('is of low confidence where most lines are', () => {
    const low = { score: 0.5, language: 'zh', confidence: 'low' } as const;
    expect(pulseOf(said('a', 0.5), { ...said('b', 0.5), sentiment: low }).confidence).toBe('normal');
    expect(
      pulseOf(said('a', 0.5), { ...said('b', 0.5), sentiment: low }, { ...said('c', 0), sentiment: low })
        .confidence,
    ).toBe('low');
  });

  it('keeps its bounds and the form of its signal for any chat, and is empty again when all is deleted', () => {
    const message = fc.record({
      person: fc.integer({ min: 0, max: 5 }),
      score: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
      ago: fc.integer({ min: -30, max: 700 }),
      text: fc.string({ maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), list => {
        const window = new PulseWindow();
        const messages = list.map(({ person, score, ago, text }) => said(`p${person}`, score, ago, text));
        for (const each of messages) window.add(each);
        const pulse = Pulse.parse(window.at(NOW));
        expect(Math.abs(pulse.score)).toBeLessThanOrEqual(100);
        expect(Math.abs(pulse.trend)).toBeLessThanOrEqual(200);
        expect(pulse.people).toBeLessThanOrEqual(6);
        expect(pulse.line).toHaveLength(60);
        expect(window.at(NOW)).toEqual(pulse);
        for (const each of messages) window.remove(each.messageId);
        expect(window.at(NOW)).toEqual(pulseOf());
      }),
    );
  });
});
