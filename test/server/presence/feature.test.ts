import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import type { Reactor, ShowContext } from '../../../server/show/feature.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { host } from '../../support/deals.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { allFeatures } from '../../support/registry.ts';

const outlet = new RecordingOutlet();
let broadcaster: Broadcaster;
let presence: Reactor;

beforeEach(async () => {
  vi.useFakeTimers();
  broadcaster = new Broadcaster();
  const { react } = allFeatures.presence.parts;
  presence = (await react?.({ broadcaster } as unknown as ShowContext, {})) ?? {};
});
afterEach(async () => {
  await presence.close?.();
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
