import { expect, test, vi } from 'vitest';
import { CameraFeed } from '../../../../renderer/scenes/feeds/camera-feed.ts';
import type { FeedPicture, FeedState } from '../../../../renderer/scenes/feeds/feed.ts';
import { Capture } from '../../../../renderer/stage/capture.ts';
import { PLAIN_LOOK, type Source } from '../../../../shared/scenes/document.ts';
import { camera, FakeMedia } from '../../../support/cameras.ts';

type CameraSource = Extract<Source, { kind: 'camera' }>;

const TOP = camera('top', 'Top camera');
const FRONT = camera('front', 'Front camera');
const sourceOf = (device?: { deviceId: string; label: string }): CameraSource => ({
  id: 's',
  name: 'S',
  kind: 'camera',
  look: PLAIN_LOOK,
  ...(device ? { deviceId: device.deviceId, label: device.label } : {}),
});

function openFeed(media: FakeMedia, source: CameraSource) {
  const host = new Capture('video', media.asMediaDevices(), undefined);
  const now: { picture: FeedPicture; state: FeedState | undefined } = { picture: null, state: undefined };
  const sink = {
    picture: (picture: FeedPicture) => {
      now.picture = picture;
    },
    audio: () => {},
    state: (state: FeedState) => {
      now.state = state;
    },
  };
  return { feed: new CameraFeed(source, sink, host, media.asMediaDevices()), host, now };
}

const becomes = (now: { state: FeedState | undefined }, kind: FeedState['kind']) =>
  vi.waitUntil(() => now.state?.kind === kind);

test('the host’s camera is shared, and not opened twice', async () => {
  const media = new FakeMedia(FRONT);
  const { host, now } = openFeed(media, sourceOf());
  expect(now.state?.kind).toBe('off');
  await host.open();
  expect(now.picture).toBe(media.given[0]);
  expect(media.given).toHaveLength(1);
});

test('another camera is opened beside it', async () => {
  const media = new FakeMedia(FRONT, TOP);
  const { now } = openFeed(media, sourceOf(TOP));
  await becomes(now, 'on');
  expect((now.picture as MediaStreamTrack).label).toBe('Top camera');
});

test('an unplugged camera is reopened when it returns', async () => {
  const media = new FakeMedia(FRONT, TOP);
  const { now } = openFeed(media, sourceOf(TOP));
  await becomes(now, 'on');
  media.plug(FRONT);
  media.given[0]?.dispatchEvent(new Event('ended'));
  await becomes(now, 'lost');
  expect(now.picture).toBeNull();
  media.plug(FRONT, TOP);
  await becomes(now, 'on');
});

test('a camera that is not connected is waited for, without a fallback to another one', async () => {
  const media = new FakeMedia(FRONT);
  const { now } = openFeed(media, sourceOf(TOP));
  await becomes(now, 'lost');
  expect(media.given).toEqual([]);
  media.plug(FRONT, TOP);
  await becomes(now, 'on');
});

test('changing the source’s device closes the old camera', async () => {
  const media = new FakeMedia(FRONT, TOP);
  const { feed, now } = openFeed(media, sourceOf(TOP));
  await becomes(now, 'on');
  feed.update(sourceOf(FRONT));
  await vi.waitUntil(() => media.given.length === 2);
  expect(media.given.map(track => track.stopped)).toEqual([true, false]);
});
