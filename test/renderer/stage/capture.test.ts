import { describe, expect, test } from 'vitest';
import { Capture } from '../../../renderer/stage/capture.ts';
import { camera, FakeMedia } from '../../support/cameras.ts';

const capture = (media: FakeMedia, choice?: { id: string; label: string }) =>
  new Capture('video', media.asMediaDevices(), choice);

/** Resolves when the capture is in a state. */
function becomes(of: Capture, kind: string): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (of.store.getState().source.kind !== kind) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = of.store.subscribe(look);
    look();
  });
}

describe('a camera', () => {
  test('is opened, and its listeners get the track', async () => {
    const media = new FakeMedia(camera('a', 'Desk'), camera('b', 'Phone'));
    const own = capture(media, { id: 'b', label: 'Phone' });
    await own.refreshList();
    const tracks: unknown[] = [];
    own.onTrack(track => tracks.push(track));
    await own.open();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'b', label: 'Phone' } });
    expect(tracks).toEqual([null, media.given[0]]);
  });

  test('that was unplugged is reopened when it returns, without a fallback to another one', async () => {
    const media = new FakeMedia(camera('a', 'Desk'));
    const own = capture(media);
    await own.open();
    media.plugged = [camera('b', 'Phone')];
    media.given[0]?.dispatchEvent(new Event('ended'));
    await becomes(own, 'lost');
    await own.devicesChanged();
    expect(own.store.getState().source.kind).toBe('lost');
    media.plugged = [camera('b', 'Phone'), camera('renewed', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'renewed', label: 'Desk' } });
  });

  test('that was missing is opened when one is plugged in', async () => {
    const media = new FakeMedia();
    const own = capture(media);
    await own.open();
    expect(own.store.getState().source).toEqual({ kind: 'error', error: 'missing' });
    media.plugged = [camera('a', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source.kind).toBe('on');
  });

  test('that is denied is not requested again on every device change', async () => {
    const media = new FakeMedia(camera('a', 'Desk'));
    media.refusal = 'NotAllowedError';
    const own = capture(media);
    await own.open();
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({ kind: 'error', error: 'denied' });
    expect(media.given).toHaveLength(0);
  });

  test('that was closed while it was opening is released at once', async () => {
    const media = new FakeMedia(camera('a', 'Desk'));
    const own = capture(media);
    const opening = own.open();
    own.close();
    await opening;
    expect(own.store.getState().source.kind).toBe('off');
    expect(media.given[0]?.stopped).toBe(true);
  });

  test('on an insecure origin is an error without a prompt', async () => {
    const own = new Capture('video', undefined, undefined);
    await own.open();
    expect(own.store.getState().source).toEqual({ kind: 'error', error: 'insecure' });
  });
});
