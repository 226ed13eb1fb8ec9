import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import type { Reactor, ShowContext } from '../../../server/show/feature.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { host } from '../../support/deals.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { allFeatures } from '../../support/registry.ts';
import { Story } from '../../support/story.ts';

const outlet = new RecordingOutlet();
let broadcaster: Broadcaster;
let presence: Reactor;
const state = emptyShow('crew');
const peaks: number[] = [];
const submit = async (_name: string, { watching }: { watching: number }) => {
  peaks.push(watching);
};

beforeEach(async () => {
  vi.useFakeTimers();
  broadcaster = new Broadcaster();
  const { react } = allFeatures.presence.parts;
  presence = (await react?.({ broadcaster, state, submit } as unknown as ShowContext, {})) ?? {};
});
afterEach(async () => {
  await presence.close?.();
  peaks.length = 0;
  Object.assign(state, emptyShow('crew'));
  broadcaster.close();
  vi.useRealTimers();
});

function join(id: string) {
  const member = recordingMember(outlet, id);
  broadcaster.add(member);
  presence.joined?.(member);
  return member;
}
const countsOf = ({ link }: ReturnType<typeof join>) =>
  link.got.map(frame => (JSON.parse(frame) as { data: { watching: number } }).data.watching);

test('many who come at once are told of once, to everybody', () => {
  const [ann] = ['ann', 'bob', 'cat'].map(join);
  vi.runAllTimers();
  expect(ann && countsOf(ann)).toEqual([3]);
});

test('who leaves and comes back before it is told is not told of', () => {
  const ann = join('ann');
  vi.runAllTimers();
  const bob = join('bob');
  broadcaster.remove(bob);
  presence.left?.(bob);
  vi.runAllTimers();
  expect(countsOf(ann)).toEqual([1]);
});

test('somebody who joins is told the count of the moment', () => {
  for (const id of ['ann', 'bob']) join(id);
  expect(presence.signalsFor?.(viewpointOf(host))).toEqual([
    { signal: 'presence.counted', data: { watching: 2 } },
  ]);
});

test('nothing is told once the show is closed', async () => {
  const ann = join('ann');
  await presence.close?.();
  vi.runAllTimers();
  expect(countsOf(ann)).toEqual([]);
});

test('the most who watched at once while it was live is kept, those included who have gone since', () => {
  Object.assign(state.lifecycle, { phase: { kind: 'live', since: 0 } });
  const [ann] = ['ann', 'bob', 'cat'].map(join);
  if (ann) broadcaster.remove(ann);
  vi.runAllTimers();
  expect(peaks).toEqual([3]);
  Object.assign(state.presence, { peak: 3 });
  join('dan');
  vi.runAllTimers();
  expect(peaks).toEqual([3]);
});

test('before it is live there is no peak', () => {
  join('ann');
  vi.runAllTimers();
  expect(peaks).toEqual([]);
});

test('a peak that is none any more changes nothing', () => {
  const story = new Story();
  story.do('show.goLive', {}).do('presence.peak', { watching: 5 }).do('presence.peak', { watching: 4 });
  expect(story.state.presence.peak).toBe(5);
  expect(new Story().do('presence.peak', { watching: 9 }).state.presence.peak).toBe(0);
});

test('who came in the last seconds of a show counts for its peak', () => {
  Object.assign(state.lifecycle, { phase: { kind: 'live', since: 0 } });
  for (const id of ['ann', 'bob']) join(id);
  presence.observe?.({ name: 'show.ended' } as ShowEvent);
  expect(peaks).toEqual([2]);
  vi.runAllTimers();
  expect(peaks).toEqual([2]);
  const story = new Story().do('show.goLive', {}).do('show.end', {}).do('presence.peak', { watching: 2 });
  expect(story.state.presence.peak).toBe(2);
});
