import { describe, expect, it } from 'vitest';
import { ShowAnalyser } from '../../../server/intelligence/show-analyser.ts';
import type { Pulse } from '../../../shared/pulse/contract.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import type { Suggestion } from '../../../shared/suggest/contract.ts';
import { happened, imported, lamp, mug, pinned, posted, showWith } from './show-events.ts';

const NOW = 1_800_000_009_000;

const analyserWith = (...events: ShowEvent[]): ShowAnalyser => {
  const analyser = new ShowAnalyser({ ...emptyShow('crew'), messages: [] }, NOW);
  for (const event of events) analyser.apply(event);
  return analyser;
};
const names = (signals: Signal[]) => signals.map(each => each.signal);
function read(
  analyser: ShowAnalyser,
  now = NOW,
): { pulse: Pulse | undefined; items: Suggestion[] | undefined } {
  let [pulse, items]: [Pulse | undefined, Suggestion[] | undefined] = [undefined, undefined];
  for (const each of analyser.signals(now)) {
    if (each.signal === 'pulse.updated') pulse = each.data;
    if (each.signal === 'suggest.ranked') items = each.data.items;
  }
  return { pulse, items };
}

describe('the analysis of a show', () => {
  it('reads the sentiment and the products of what viewers say', () => {
    const analyser = analyserWith(
      imported(NOW, mug, lamp),
      posted('a', 'I love the moth lamp', NOW),
      posted('b', '台灯太贵了', NOW),
    );
    const { pulse, items } = read(analyser);
    expect(pulse).toMatchObject({ people: 2 });
    expect(pulse?.quotes.map(quote => Math.sign(quote.score)).sort()).toEqual([-1, 1]);
    expect(items?.map(item => item.productId)).toEqual(['L-1', 'M-1']);
    expect(items?.[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 2 });
  });

  it('does not count the crew as audience', () => {
    const analyser = analyserWith(
      imported(NOW, mug, lamp),
      posted('h', 'I love this lamp', NOW, 'host'),
      posted('m', 'great mug', NOW, 'moderator'),
    );
    expect(read(analyser)).toMatchObject({
      pulse: { people: 0 },
      items: [{ reasons: [{ kind: 'neverShown' }] }, {}],
    });
  });

  it('sends which messages name which products, without those that are deleted', () => {
    const said = posted('a', 'I love the moth lamp', NOW);
    const analyser = analyserWith(imported(NOW, mug, lamp), said, posted('b', 'hello', NOW));
    const mentions = (now: number) =>
      analyser.signals(now).find(each => each.signal === 'pulse.mentions')?.data;
    expect(mentions(NOW)).toEqual({ messages: { [`m${said.seq}`]: ['L-1'] } });
    analyser.apply(happened('chat.deleted', { messageId: `m${said.seq}`, digest: '', was: 'posted' }, NOW));
    expect(mentions(NOW + 1000)).toEqual({ messages: {} });
  });

  it('sends at most once a second, and then only what changed', () => {
    const analyser = analyserWith(posted('a', 'love it', NOW));
    expect(names(analyser.signals(NOW))).toEqual(['pulse.updated', 'suggest.ranked']);
    analyser.apply(posted('b', 'love it too', NOW + 100));
    expect(analyser.signals(NOW + 900)).toEqual([]);
    expect(names(analyser.signals(NOW + 1000))).toEqual(['pulse.updated']);
    expect(analyser.signals(NOW + 2000)).toEqual([]);
  });

  it('moves the line on every ten seconds when nobody says anything, and stays silent when it is empty', () => {
    const analyser = analyserWith(posted('a', 'love it', NOW));
    analyser.signals(NOW);
    expect(names(analyser.signals(NOW + 9_999))).toEqual([]);
    expect(names(analyser.signals(NOW + 10_000))).toEqual(['pulse.updated']);
    expect(names(analyser.signals(NOW + 700_000))).toEqual(['pulse.updated']);
    expect(names(analyser.signals(NOW + 710_000))).toEqual([]);
  });

  it('drops a message that is deleted and counts it again when it is restored', () => {
    const said = posted('a', 'I love the lamp', NOW);
    const analyser = analyserWith(imported(NOW, lamp), said);
    const message = said.name === 'chat.posted' ? said.data.message : undefined;
    if (!message) throw new Error('the event holds its message');
    const reference = { messageId: message.id, digest: '' };
    analyser.apply(happened('chat.deleted', { ...reference, was: 'posted' }, NOW));
    expect(read(analyser)).toMatchObject({
      pulse: { people: 0, quotes: [] },
      items: [{ reasons: [{ kind: 'neverShown' }] }],
    });
    analyser.apply(happened('chat.restored', { ...reference, to: 'held' }, NOW));
    expect(read(analyser, NOW + 2000).pulse).toBeUndefined();
    analyser.apply(happened('chat.approved', reference, NOW));
    analyser.apply(happened('chat.posted', { message }, NOW));
    expect(read(analyser, NOW + 4000).pulse).toMatchObject({ people: 1 });
  });

  it('finds a product in messages from before it was in the catalog', () => {
    const analyser = analyserWith(
      posted('a', 'do you have a kettle or an emberglaze', NOW),
      imported(NOW, mug),
    );
    expect(read(analyser).items?.[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 1 });
  });

  it('follows pins, clicks and “not now”', () => {
    const analyser = analyserWith(imported(NOW, lamp, mug), pinned(lamp, NOW));
    expect(read(analyser).items?.map(item => item.productId)).toEqual(['M-1']);
    analyser.apply(happened('offer.unpinned', { pinId: 'pin-L-1', reason: 'host' }, NOW));
    analyser.apply(happened('offer.opened', { productId: 'L-1', personId: 'a' }, NOW));
    analyser.apply(happened('suggest.dismissed', { productId: 'M-1' }, NOW));
    const later = read(analyser, NOW + 300_000).items;
    expect(later?.find(item => item.productId === 'L-1')?.reasons).toEqual([{ kind: 'clicks', clicks: 1 }]);
    expect(later?.find(item => item.productId === 'M-1')?.score).toBeLessThan(0.5 / 2);
  });

  it('starts from a snapshot as if it had been there', () => {
    const said = posted('a', 'I love the lamp', NOW);
    const there = analyserWith(imported(NOW, lamp), said);
    const messages = said.name === 'chat.posted' ? [said.data.message] : [];
    const came = new ShowAnalyser({ ...showWith(lamp), messages }, NOW);
    expect(read(came)).toEqual(read(there));
  });
});
