import { afterEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Publisher, PublishView } from '../../../client/publish/publisher.ts';
import type { Room } from '../../../client/room/room.ts';
import { OnAir } from '../../../renderer/golive/on-air.ts';
import { CommandError } from '../../../shared/errors.ts';
import type { Phase } from '../../../shared/lifecycle/state.ts';

/** A publisher whose state is set by the test, and that records its calls. */
class FakePublisher {
  readonly store = createStore<PublishView>(() => ({ state: { kind: 'idle' }, health: undefined }));
  readonly calls: string[] = [];
  become(state: PublishView['state']) {
    this.store.setState({ state });
  }
  async start() {
    this.calls.push('start');
    this.become({ kind: 'connecting' });
  }
  async stop() {
    this.calls.push('stop');
    this.become({ kind: 'idle' });
  }
}

/** A room whose server accepts commands, or rejects them with `error`. */
class FakeRoom {
  readonly store = createStore(() => ({
    connection: { kind: 'joined' },
    show: { lifecycle: { phase: { kind: 'ready' } as Phase } },
  }));
  readonly sent: string[] = [];
  error: CommandError | undefined;
  enter(phase: Phase) {
    this.store.setState({ show: { lifecycle: { phase } } });
  }
  async send(name: string) {
    this.sent.push(name);
    if (this.error) throw this.error;
    this.enter(name === 'show.goLive' ? { kind: 'live', since: 1 } : { kind: 'ended', since: 1, at: 2 });
    return {};
  }
}

const opened: OnAir[] = [];
let windows = 0;

function open(room = new FakeRoom(), lock = `test.${++windows}`) {
  const publisher = new FakePublisher();
  const onAir = new OnAir(room as unknown as Room, publisher as unknown as Publisher, lock);
  opened.push(onAir);
  return { room, publisher, onAir, lock, air: () => onAir.store.getState().kind };
}

/** Resolves when the publisher is in a state. */
function publishing(
  { publisher }: ReturnType<typeof open>,
  kind: PublishView['state']['kind'],
): Promise<void> {
  return new Promise(resolve => {
    const check = () => publisher.store.getState().state.kind === kind && resolve();
    publisher.store.subscribe(check);
    check();
  });
}

afterEach(() => {
  for (const onAir of opened.splice(0)) onAir.close();
});

test('the show starts only once publishing has succeeded', async () => {
  const own = open();
  const going = own.onAir.goLive();
  await publishing(own, 'connecting');
  expect(own.room.sent).toEqual([]);
  own.publisher.become({ kind: 'sending' });
  await going;
  expect(own.room.sent).toEqual(['show.goLive']);
  expect(own.air()).toBe('on');
});

test('going live can be cancelled before the show has started', async () => {
  const own = open();
  const going = own.onAir.goLive();
  await publishing(own, 'connecting');
  own.onAir.cancel();
  await going;
  await publishing(own, 'idle');
  expect(own.room.sent).toEqual([]);
  expect(own.air()).toBe('off');
});

test('failed publishing rejects going live with the reason', async () => {
  const own = open();
  const going = own.onAir.goLive();
  await publishing(own, 'connecting');
  own.publisher.become({ kind: 'failed', reason: 'forbidden' });
  await expect(going).rejects.toMatchObject({ code: 'forbidden' });
  expect(own.air()).toBe('off');
});

test('a reloaded studio publishes again while the show is live', async () => {
  const room = new FakeRoom();
  room.enter({ kind: 'live', since: 1 });
  const own = open(room);
  await publishing(own, 'connecting');
  expect(own.air()).toBe('on');
});

test('publishing stops when the show ends, whoever ended it', async () => {
  const room = new FakeRoom();
  room.enter({ kind: 'live', since: 1 });
  const own = open(room);
  await publishing(own, 'connecting');
  room.enter({ kind: 'ended', since: 1, at: 2 });
  await publishing(own, 'idle');
  expect(own.publisher.calls).toEqual(['start', 'stop']);
  expect(own.air()).toBe('off');
});

test('a show that could not be ended is still on air', async () => {
  const room = new FakeRoom();
  room.enter({ kind: 'live', since: 1 });
  const own = open(room);
  await publishing(own, 'connecting');
  room.error = new CommandError('storage', 'The disk is full.');
  await expect(own.onAir.end()).rejects.toMatchObject({ code: 'storage' });
  expect(own.air()).toBe('on');
});

test('of two windows one publishes, and the other takes over when it is closed', async () => {
  const room = new FakeRoom();
  room.enter({ kind: 'live', since: 1 });
  const first = open(room);
  await publishing(first, 'connecting');
  const second = open(room, first.lock);
  expect(second.air()).toBe('elsewhere');
  first.onAir.close();
  await publishing(second, 'connecting');
  expect(second.air()).toBe('on');
});

test('a show that was interrupted is not published by opening its studio, but once its host goes on', async () => {
  const own = open();
  own.room.enter({ kind: 'live', since: 1, interruptedAt: 2 });
  expect(own.publisher.calls).toEqual([]);
  own.room.enter({ kind: 'live', since: 1 });
  await publishing(own, 'connecting');
  expect(own.publisher.calls).toEqual(['start']);
});
