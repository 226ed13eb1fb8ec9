import { describe, expect, it } from 'vitest';
import { ShowDesk } from '../../../server/intelligence/desk.ts';
import type { ShowEvent } from '../../../shared/events.ts';
import { emptyShow } from '../../../shared/show-state.ts';
import type { Pulse, Signal, Suggestion } from '../../../shared/signals.ts';
import { happened, imported, lamp, mug, pinned, posted } from './show-events.ts';

const NOW = 1_800_000_009_000;

const deskWith = (...events: ShowEvent[]): ShowDesk => {
  const desk = new ShowDesk(emptyShow('crew'), NOW);
  for (const event of events) desk.take(event);
  return desk;
};
const names = (signals: Signal[]) => signals.map(each => each.signal);
function read(desk: ShowDesk, now = NOW): { pulse: Pulse | undefined; items: Suggestion[] | undefined } {
  let [pulse, items]: [Pulse | undefined, Suggestion[] | undefined] = [undefined, undefined];
  for (const each of desk.signals(now)) {
    if (each.signal === 'pulse.updated') pulse = each.data;
    if (each.signal === 'suggest.ranked') items = each.data.items;
  }
  return { pulse, items };
}

describe('the desk of a show', () => {
  it('reads the feeling and the products of what viewers say', () => {
    const desk = deskWith(
      imported(NOW, mug, lamp),
      posted('a', 'I love the moth lamp', NOW),
      posted('b', '台灯太贵了', NOW),
    );
    const { pulse, items } = read(desk);
    expect(pulse).toMatchObject({ people: 2 });
    expect(pulse?.quotes.map(quote => Math.sign(quote.score)).sort()).toEqual([-1, 1]);
    expect(items?.map(item => item.productId)).toEqual(['L-1', 'M-1']);
    expect(items?.[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 2 });
  });

  it('does not take the host for the audience', () => {
    const desk = deskWith(
      imported(NOW, mug, lamp),
      posted('h', 'I love this lamp', NOW, 'host'),
      posted('m', 'great mug', NOW, 'moderator'),
    );
    expect(read(desk)).toMatchObject({
      pulse: { people: 0 },
      items: [{ reasons: [{ kind: 'neverShown' }] }, {}],
    });
  });

  it('tells which messages name which products, and forgets those that are deleted', () => {
    const said = posted('a', 'I love the moth lamp', NOW);
    const desk = deskWith(imported(NOW, mug, lamp), said, posted('b', 'hello', NOW));
    const told = (now: number) => desk.signals(now).find(each => each.signal === 'chat.mentions')?.data;
    expect(told(NOW)).toEqual({ messages: { [`m${said.seq}`]: ['L-1'] } });
    desk.take(happened('chat.deleted', { messageId: `m${said.seq}`, was: 'posted' }, NOW));
    expect(told(NOW + 1000)).toEqual({ messages: {} });
  });

  it('speaks at most once a second, and then only of what is new', () => {
    const desk = deskWith(posted('a', 'love it', NOW));
    expect(names(desk.signals(NOW))).toEqual(['pulse.updated', 'suggest.ranked']);
    desk.take(posted('b', 'love it too', NOW + 100));
    expect(desk.signals(NOW + 900)).toEqual([]);
    expect(names(desk.signals(NOW + 1000))).toEqual(['pulse.updated']);
    expect(desk.signals(NOW + 2000)).toEqual([]);
  });

  it('moves the line on every ten seconds when nobody says anything, and stays silent when it is empty', () => {
    const desk = deskWith(posted('a', 'love it', NOW));
    desk.signals(NOW);
    expect(names(desk.signals(NOW + 9_999))).toEqual([]);
    expect(names(desk.signals(NOW + 10_000))).toEqual(['pulse.updated']);
    expect(names(desk.signals(NOW + 700_000))).toEqual(['pulse.updated']);
    expect(names(desk.signals(NOW + 710_000))).toEqual([]);
  });

  it('forgets a message that is deleted and hears it again when it is restored', () => {
    const said = posted('a', 'I love the lamp', NOW);
    const desk = deskWith(imported(NOW, lamp), said);
    const message = said.name === 'chat.posted' ? said.data.message : undefined;
    if (!message) throw new Error('the event holds its message');
    desk.take(happened('chat.deleted', { messageId: message.id, was: 'posted' }, NOW));
    expect(read(desk)).toMatchObject({
      pulse: { people: 0, quotes: [] },
      items: [{ reasons: [{ kind: 'neverShown' }] }],
    });
    desk.take(happened('chat.restored', { message, to: 'held', reasons: [] }, NOW));
    expect(read(desk, NOW + 2000).pulse).toBeUndefined();
    desk.take(happened('chat.approved', { message }, NOW));
    expect(read(desk, NOW + 4000).pulse).toMatchObject({ people: 1 });
  });

  it('hears a product in what was said before it was in the catalog', () => {
    const desk = deskWith(posted('a', 'do you have a kettle or an emberglaze', NOW), imported(NOW, mug));
    expect(read(desk).items?.[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 1 });
  });

  it('follows pins, clicks and “not now”', () => {
    const desk = deskWith(imported(NOW, lamp, mug), pinned(lamp, NOW));
    expect(read(desk).items?.map(item => item.productId)).toEqual(['M-1']);
    desk.take(happened('offer.unpinned', { pinId: 'pin-L-1', reason: 'host' }, NOW));
    desk.take(happened('offer.opened', { productId: 'L-1', personId: 'a' }, NOW));
    desk.take(happened('suggest.dismissed', { productId: 'M-1' }, NOW));
    const later = read(desk, NOW + 300_000).items;
    expect(later?.find(item => item.productId === 'L-1')?.reasons).toEqual([{ kind: 'clicks', clicks: 1 }]);
    expect(later?.find(item => item.productId === 'M-1')?.score).toBeLessThan(0.5 / 2);
  });

  it('starts from what was remembered as if it had been there', () => {
    const said = posted('a', 'I love the lamp', NOW);
    const there = deskWith(imported(NOW, lamp), said);
    const messages = said.name === 'chat.posted' ? [said.data.message] : [];
    const came = new ShowDesk({ products: [lamp], interest: {}, pins: [], messages }, NOW);
    expect(read(came)).toEqual(read(there));
  });
});
