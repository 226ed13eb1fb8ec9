import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Emitter } from '../../../client/emitter.ts';
import { MediaLink } from '../../../client/media/link.ts';
import type {
  LinkState,
  MediaRoomAccess,
  PathState,
  Session,
  SessionEvents,
} from '../../../client/media/session.ts';
import type { Connection, RoomView } from '../../../client/room/room.ts';
import { CommandError } from '../../../shared/errors.ts';
import type { MediaWelcome } from '../../../shared/media.ts';

const welcome = (epoch: number): MediaWelcome => ({ epoch, air: '1.0', rtpCapabilities: {} });

class FakeSession implements Session {
  active = true;
  path: PathState = 'new';
  restarts = 0;
  frozen = false;
  closed = false;
  readonly events: SessionEvents;

  constructor(events: SessionEvents) {
    this.events = events;
  }

  goes(path: PathState): void {
    this.path = path;
    this.events.changed();
  }

  async restartIce(): Promise<void> {
    this.restarts += 1;
  }

  freeze(): void {
    this.frozen = true;
  }

  close(): void {
    this.closed = true;
  }
}

/** A room whose joins and resets the test decides on, and a link in it whose sessions it moves. */
function setUp(connection: Connection = { kind: 'joined' }) {
  const joins = new Emitter<void>();
  const resets = new Emitter<void>();
  const store = createStore(() => ({ connection, media: welcome(1) }) as RoomView);
  const room = {
    store,
    onJoined: (listener: () => void) => joins.on(listener),
    onSignal: (_name: string, listener: () => void) => resets.on(listener),
    probe: () => {
      probes += 1;
    },
  } as unknown as MediaRoomAccess;
  let probes = 0;
  const sessions: FakeSession[] = [];
  const states: LinkState[] = [];
  let failure: unknown;
  const link = new MediaLink<FakeSession>({
    room,
    open: async (_welcome, events) => {
      if (failure) throw failure;
      const session = new FakeSession(events);
      sessions.push(session);
      return session;
    },
    onSession: (_session, before) => before?.close(),
    onState: state => states.push(state),
  });
  return {
    link,
    store,
    sessions,
    states,
    probes: () => probes,
    fail: (error: unknown) => {
      failure = error;
    },
    join: () => {
      store.setState({ connection: { kind: 'joined' } });
      joins.emit();
    },
    reset: () => resets.emit(),
    newest: () => sessions.at(-1) as FakeSession,
    state: () => states.at(-1),
  };
}

/** Lets the promises settle that are due without any time going by. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function connected() {
  const all = setUp();
  all.link.restart();
  await settle();
  all.newest().goes('connected');
  return all;
}

test('a link starts when the room is joined, and is up when its path stands', async () => {
  const { link, join, sessions, newest, states } = setUp({ kind: 'connecting' });
  link.restart();
  await settle();
  expect(sessions).toHaveLength(0);

  join();
  await settle();
  newest().goes('connecting');
  newest().goes('connected');

  expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'up']);
});

test('a session without anything flowing needs no path to be up', async () => {
  const { link, newest, state } = setUp();
  link.restart();
  await settle();
  newest().active = false;
  newest().events.changed();
  expect(state()).toEqual({ kind: 'up' });
});

test('a replaced worker brings a new session, and the old one is let go only then', async () => {
  const { sessions, newest, reset, state } = await connected();
  reset();
  expect(state()).toEqual({ kind: 'recovering', attempt: 1 });
  expect(sessions[0]?.closed).toBe(false);
  await settle();
  expect(sessions[0]?.closed).toBe(true);
  newest().goes('connected');
  expect(state()).toEqual({ kind: 'up' });
});

test('a session that is being replaced asks nothing more, and what it still says changes nothing', async () => {
  const { sessions, newest, reset, state } = await connected();
  reset();
  expect(sessions[0]?.frozen).toBe(true);
  sessions[0]?.events.fault(new CommandError('not-found', 'The transport is gone.'));
  sessions[0]?.goes('failed');
  await settle();
  newest().goes('connected');
  expect(sessions).toHaveLength(2);
  expect(state()).toEqual({ kind: 'up' });
});

test('a broken path is mended before anything is made anew', async () => {
  const { sessions, newest, state } = await connected();
  newest().goes('disconnected');
  newest().goes('failed');
  expect(newest().restarts).toBe(1);
  newest().goes('connected');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sessions).toHaveLength(1);
  expect(state()).toEqual({ kind: 'up' });
});

test('a path that mending does not bring back is given up for a new session', async () => {
  const { sessions, newest, state } = await connected();
  newest().goes('disconnected');
  await vi.advanceTimersByTimeAsync(4000);
  expect(state()).toEqual({ kind: 'recovering', attempt: 1 });
  await vi.advanceTimersByTimeAsync(250);
  expect(sessions).toHaveLength(2);
});

test('a path that never stands is tried again with growing pauses up to the longest', async () => {
  const { link, sessions, states } = setUp();
  link.restart();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const attempts = states.flatMap(state => (state.kind === 'recovering' ? [state.attempt] : []));
  expect(attempts).toEqual(attempts.map((_, index) => index + 1));
  expect(sessions.length).toBeGreaterThan(30);
  expect(sessions.filter(session => !session.closed)).toHaveLength(1);
});

test('a change of network finds a new path while the old one still seems to stand', async () => {
  const { newest, state } = await connected();
  window.dispatchEvent(new Event('online'));
  expect(newest().restarts).toBe(1);
  expect(state()).toEqual({ kind: 'up' });
});

test('a path on which nothing arrives is mended while it still says that it stands, and the room is looked at', async () => {
  const { link, newest, sessions, state, probes } = await connected();
  link.suspect();
  expect(newest().restarts).toBe(1);
  expect(probes()).toBe(1);
  expect(state()).toEqual({ kind: 'up' });

  newest().goes('disconnected');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sessions).toHaveLength(2);
});

test('a refusal that asking again would not change ends the tries', async () => {
  const { link, fail, state, sessions } = setUp();
  fail(new CommandError('forbidden', 'A viewer may not send media.produce.'));
  link.restart();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state()).toEqual({ kind: 'failed', reason: 'forbidden' });
  expect(sessions).toHaveLength(0);
});

test('a room without media is said to have none, and watched again when it has', async () => {
  const { link, store, reset, newest, state } = setUp();
  store.setState({ media: undefined });
  link.restart();
  await vi.advanceTimersByTimeAsync(5000);
  expect(state()).toEqual({ kind: 'failed', reason: 'no-media' });

  store.setState({ media: welcome(2) });
  reset();
  await settle();
  newest().goes('connected');
  expect(state()).toEqual({ kind: 'up' });
});

test('a tab that comes to the front while recovering does not wait for the pause to end', async () => {
  const { newest, sessions } = await connected();
  newest().goes('closed');
  expect(sessions).toHaveLength(1);
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(sessions).toHaveLength(2);
});

test('a stopped link stays stopped, whatever the room does', async () => {
  const { link, sessions, join, reset, state } = await connected();
  link.stop();
  join();
  reset();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state()).toEqual({ kind: 'idle' });
  expect(sessions.map(({ closed }) => closed)).toEqual([true]);
});

test('a session that opens after the link was stopped is closed again', async () => {
  const { link, newest } = setUp();
  link.restart();
  link.stop();
  await settle();
  expect(newest().closed).toBe(true);
});
