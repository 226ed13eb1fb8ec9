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

describe('a camera that the system renames or replaces', () => {
  const DESK = { id: 'a', label: 'Desk', group: 'g' };
  const opened = async (media: FakeMedia, choice?: typeof DESK) => {
    const own = capture(media, choice);
    await own.refreshList();
    await own.open();
    return own;
  };

  test('is found by its group when it has another id and another name', async () => {
    const media = new FakeMedia(camera('b', 'Phone', 'p'), camera('new', 'HD Camera', 'g'));
    const own = await opened(media, DESK);
    expect(own.store.getState().source).toEqual({
      kind: 'on',
      device: { id: 'new', label: 'HD Camera', group: 'g' },
    });
  });

  test('is not guessed from a group that two cameras have', async () => {
    const media = new FakeMedia(camera('b', 'Left', 'g'), camera('c', 'Right', 'g'));
    const own = await opened(media, DESK);
    expect(own.store.getState().source).toMatchObject({ kind: 'on', device: { id: 'b' }, insteadOf: DESK });
  });

  test('is told of when another one is used in its place, until it is back and taken again', async () => {
    const media = new FakeMedia(camera('b', 'Phone'));
    const own = await opened(media, DESK);
    expect(own.store.getState().source).toEqual({
      kind: 'on',
      device: { id: 'b', label: 'Phone' },
      insteadOf: DESK,
    });
    media.plugged = [camera('b', 'Phone'), camera('renewed', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'renewed', label: 'Desk' } });
    expect(media.given[0]?.stopped).toBe(true);
  });

  test('is no longer waited for when the host keeps the other one', async () => {
    const media = new FakeMedia(camera('b', 'Phone'));
    const own = await opened(media, DESK);
    own.keepReplacement();
    const kept = { kind: 'on', device: { id: 'b', label: 'Phone' } };
    expect(own.store.getState().source).toEqual(kept);
    media.plugged = [camera('b', 'Phone'), camera('a', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual(kept);
  });

  test('is the same one when only its name has changed', async () => {
    const media = new FakeMedia(camera('a', 'Desk'));
    const own = await opened(media);
    media.plugged = [camera('a', 'Desk (update)')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'a', label: 'Desk (update)' } });
    expect(media.given).toHaveLength(1);
  });

  test('is told of when the system’s default, by which it was opened, leads to another one', async () => {
    const media = new FakeMedia(camera('default', 'Default - Desk'), camera('a', 'Desk'));
    const own = capture(media);
    await own.open();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'a', label: 'Desk' } });
    media.plugged = [camera('default', 'Default - Phone'), camera('b', 'Phone')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({
      kind: 'on',
      device: { id: 'b', label: 'Phone' },
      insteadOf: { id: 'a', label: 'Desk' },
    });
  });

  test('is taken by its own id when the system’s default leads to another one while it is there', async () => {
    const media = new FakeMedia(camera('default', 'Default - Desk'), camera('a', 'Desk'));
    const own = capture(media);
    await own.open();
    media.plugged = [camera('default', 'Default - Phone'), camera('b', 'Phone'), camera('a', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source).toEqual({ kind: 'on', device: { id: 'a', label: 'Desk' } });
    expect(media.given.at(-1)?.getSettings()).toEqual({ deviceId: 'a' });
  });

  test('gets no replacement where none may be put on air', async () => {
    const media = new FakeMedia(camera('b', 'Phone'));
    const own = new Capture('video', media.asMediaDevices(), DESK, { mayReplace: false });
    await own.refreshList();
    await own.open();
    expect(own.store.getState().source).toEqual({ kind: 'lost', device: DESK });
    expect(media.given).toEqual([]);
    media.plugged = [camera('b', 'Phone'), camera('a', 'Desk')];
    await own.devicesChanged();
    expect(own.store.getState().source.kind).toBe('on');
  });
});
