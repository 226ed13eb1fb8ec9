import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MediaService } from '../../../client/playback/media-service.ts';
import { initialView, type RoomView } from '../../../client/room/view.ts';
import type { MediaKind } from '../../../shared/media/contract.ts';

const WHEP = 'https://media.example.org/whep';
let store: StoreApi<RoomView>;
let service: MediaService;
let changes = 0;

beforeEach(() => {
  vi.useFakeTimers();
  store = createStore<RoomView>(initialView);
  service = new MediaService({ store });
  changes = 0;
  service.onChange(() => {
    changes += 1;
  });
});
afterEach(() => {
  service.close();
  vi.useRealTimers();
});

function tell(whep: string | undefined, ...kinds: MediaKind[]) {
  store.setState(({ show, live }) => ({
    show: { ...show, delivery: whep === undefined ? {} : { whep } },
    live: { ...live, delivery: { ...live.delivery, kinds } },
  }));
}

test('a service is played from while the show names one and it has the picture', () => {
  tell(WHEP);
  expect(service.address).toBeUndefined();
  tell(WHEP, 'video', 'audio');
  expect(service.address).toBe(WHEP);
  tell(undefined, 'video');
  expect(service.address).toBeUndefined();
});

test('what is off the air is not taken from it, and each change is told once', () => {
  tell(WHEP, 'video', 'audio');
  tell(WHEP, 'video', 'audio');
  expect(changes).toBe(1);
  tell(WHEP, 'audio');
  expect(changes).toBe(2);
  expect([service.has('video'), service.has('audio')]).toEqual([false, true]);
});

test('after a failure it is left alone, and longer after the next one', () => {
  tell(WHEP, 'video');
  for (const most of [15_000, 30_000]) {
    service.failed();
    expect(service.address).toBeUndefined();
    vi.advanceTimersByTime(most / 3 - 1);
    expect(service.address).toBeUndefined();
    vi.advanceTimersByTime(most);
    expect(service.address).toBe(WHEP);
  }
});
