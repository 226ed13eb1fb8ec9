import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ShowDelivery } from '../../../server/delivery/show-delivery.ts';
import type { MediaRoom } from '../../../server/media/media.ts';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import type { ShowContext } from '../../../server/show/feature.ts';
import { host } from '../../support/deals.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { Story } from '../../support/story.ts';

const WHEP = 'https://media.example.org/whep';
const outlet = new RecordingOutlet();

/** A show that is live and uses a service, with a studio whose picture and sound are on the air. */
function liveShow() {
  const story = new Story().as(host).do('show.goLive', {}).do('delivery.use', { whep: WHEP });
  const listeners: (() => void)[] = [];
  const room = {
    input: 'studio',
    onAir: [{ kind: 'video' }, { kind: 'audio' }],
    elsewhere: undefined as string | undefined,
    onAirChange: (listener: () => void) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const broadcaster = new Broadcaster();
  const show = {
    get state() {
      return story.state;
    },
    broadcaster,
  } as unknown as ShowContext;
  const delivery = new ShowDelivery(show, room as unknown as MediaRoom);
  const studio = recordingMember(outlet, 'host');
  const change = (part: object) => {
    Object.assign(room, part);
    for (const listener of listeners) listener();
  };
  const kinds = () => {
    const signals = delivery.signalsFor({ kind: 'viewer', personId: 'ann' });
    return (signals[0]?.data as { kinds: string[] } | undefined)?.kinds ?? [];
  };
  return { story, room, delivery, studio, change, kinds };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('viewers are sent to the service once the studio says that it takes the picture', () => {
  const { room, delivery, studio, kinds } = liveShow();
  expect(kinds()).toEqual([]);
  delivery.setSending(studio, true);
  expect(kinds()).toEqual(['video', 'audio']);
  expect(room.elsewhere).toBe(WHEP);
  delivery.setSending(studio, false);
  expect(kinds()).toEqual([]);
  expect(room.elsewhere).toBeUndefined();
});

test('what is off the air is not said to be there, and nothing while an encoder is on the air', () => {
  const { room, delivery, studio, change, kinds } = liveShow();
  delivery.setSending(studio, true);
  change({ onAir: [{ kind: 'audio' }] });
  expect(kinds()).toEqual(['audio']);
  change({ input: 'encoder' });
  expect(kinds()).toEqual([]);
  expect(room.elsewhere).toBeUndefined();
});

test('a studio that is away for a moment still sends; one that stays away does not', () => {
  const { delivery, studio, kinds } = liveShow();
  delivery.setSending(studio, true);
  delivery.left(studio);
  vi.advanceTimersByTime(5000);
  expect(kinds()).toHaveLength(2);
  const again = recordingMember(outlet, 'host');
  delivery.setSending(again, true);
  vi.advanceTimersByTime(20_000);
  expect(kinds()).toHaveLength(2);
  delivery.left(again);
  vi.advanceTimersByTime(10_000);
  expect(kinds()).toEqual([]);
});

test('one of two studios that does not send says nothing of the other', () => {
  const { delivery, studio, kinds } = liveShow();
  delivery.setSending(studio, true);
  delivery.setSending(recordingMember(outlet, 'second'), false);
  expect(kinds()).toHaveLength(2);
});

test('the end of the show, or of the service’s use, ends it', () => {
  const { story, delivery, studio, kinds } = liveShow();
  delivery.setSending(studio, true);
  story.do('delivery.stop', {});
  delivery.observe({ name: 'delivery.stopped' } as Parameters<ShowDelivery['observe']>[0]);
  expect(kinds()).toEqual([]);
});

test('the crew is told how many pages play from where', () => {
  const { delivery } = liveShow();
  const [ann, bob, cat] = ['ann', 'bob', 'cat'].map(id => recordingMember(outlet, id));
  if (!ann || !bob || !cat) throw new Error('There is nobody.');
  for (const page of [ann, bob]) delivery.setOrigin(page, 'service');
  delivery.setOrigin(cat, 'server');
  delivery.setOrigin(bob, 'server');
  delivery.left(cat);
  const signals = delivery.signalsFor({ kind: 'crew', personId: 'host' });
  expect(signals.at(-1)).toEqual({ signal: 'delivery.counted', data: { service: 1, server: 1 } });
  expect(delivery.signalsFor({ kind: 'viewer', personId: 'ann' })).toEqual([]);
});
