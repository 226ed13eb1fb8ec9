import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Emitter } from '../../../client/emitter.ts';
import { MediaLink } from '../../../client/media/link.ts';
import type { LinkState, MediaRoomAccess, Session, SessionEvents } from '../../../client/media/session.ts';
import { type Connection, initialView, type RoomView } from '../../../client/room/view.ts';
import { CommandError } from '../../../shared/errors.ts';
import type { MediaWelcome } from '../../../shared/media/contract.ts';
import { emptyLive } from '../../../shared/show/signals.ts';

const welcome = (epoch: number): MediaWelcome => ({ epoch, air: '1.0', rtpCapabilities: {} });

/** What a room says of its media. */
const mediaOf = (media: MediaWelcome | undefined): Pick<RoomView, 'live'> => ({
  live: { ...emptyLive(), media: { welcome: media, missing: undefined } },
});

class FakeSession implements Session {
  active = true;
  connectionState: RTCPeerConnectionState = 'new';
  restarts = 0;
  frozen = false;
  closed = false;
  readonly events: SessionEvents;

  constructor(events: SessionEvents) {
    this.events = events;
  }

  becomes(state: RTCPeerConnectionState): void {
    this.connectionState = state;
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

/** A room whose joins and resets the test triggers, and a link whose sessions it controls. */
function setUp(connection: Connection = { kind: 'joined' }) {
  const joins = new Emitter<void>();
  const resets = new Emitter<void>();
  const store = createStore<RoomView>(() => ({ ...initialView(), connection, ...mediaOf(welcome(1)) }));
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

/** Runs the pending microtasks without advancing the time. */
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
  all.newest().becomes('connected');
  return all;
}

test('a link opens its session when the room is joined, and is up once that is connected', async () => {
  const { link, join, sessions, newest, states } = setUp({ kind: 'connecting' });
  link.restart();
  await settle();
  expect(sessions).toHaveLength(0);

  join();
  await settle();
  newest().becomes('connecting');
  newest().becomes('connected');

  expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'up']);
});

test('a session without tracks is up without a connection', async () => {
  const { link, newest, state } = setUp();
  link.restart();
  await settle();
  newest().active = false;
  newest().events.changed();
  expect(state()).toEqual({ kind: 'up' });
});

test('a replaced media worker brings a new session, and the old one is closed after that', async () => {
  const { sessions, newest, reset, state } = await connected();
  reset();
  expect(state()).toEqual({ kind: 'recovering', attempt: 1 });
  expect(sessions[0]?.closed).toBe(false);
  await settle();
  expect(sessions[0]?.closed).toBe(true);
  newest().becomes('connected');
  expect(state()).toEqual({ kind: 'up' });
});

test('a session that is being replaced sends no more requests, and its events are ignored', async () => {
  const { sessions, newest, reset, state } = await connected();
  reset();
  expect(sessions[0]?.frozen).toBe(true);
  sessions[0]?.events.failed(new CommandError('not-found', 'The transport is gone.'));
  sessions[0]?.becomes('failed');
  await settle();
  newest().becomes('connected');
  expect(sessions).toHaveLength(2);
  expect(state()).toEqual({ kind: 'up' });
});

test('lost connectivity causes an ICE restart before the session is replaced', async () => {
  const { sessions, newest, state } = await connected();
  newest().becomes('disconnected');
  newest().becomes('failed');
  expect(newest().restarts).toBe(1);
  newest().becomes('connected');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sessions).toHaveLength(1);
  expect(state()).toEqual({ kind: 'up' });
});

test('a session that an ICE restart does not reconnect is replaced', async () => {
  const { sessions, newest, state } = await connected();
  newest().becomes('disconnected');
  await vi.advanceTimersByTimeAsync(4000);
  expect(state()).toEqual({ kind: 'recovering', attempt: 1 });
  await vi.advanceTimersByTimeAsync(250);
  expect(sessions).toHaveLength(2);
});

test('a session that never connects is retried with growing delays', async () => {
  const { link, sessions, states } = setUp();
  link.restart();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const attempts = states.flatMap(state => (state.kind === 'recovering' ? [state.attempt] : []));
  expect(attempts).toEqual(attempts.map((_, index) => index + 1));
  expect(sessions.length).toBeGreaterThan(30);
  expect(sessions.filter(session => !session.closed)).toHaveLength(1);
});

test('a retry names the code of the failure, where the server gave one', async () => {
  const { newest, state } = await connected();
  newest().events.failed(new CommandError('no-media', 'There is no media worker.'));
  expect(state()).toEqual({ kind: 'recovering', attempt: 1, reason: 'no-media' });
});

test('a change of network causes an ICE restart while the session is still connected', async () => {
  const { newest, state } = await connected();
  window.dispatchEvent(new Event('online'));
  expect(newest().restarts).toBe(1);
  expect(state()).toEqual({ kind: 'up' });
});

test('a server that asks to wait is asked again no earlier', async () => {
  const { link, fail, sessions } = setUp();
  fail(new CommandError('rate-limited', 'Too many.', { retryInMs: 7000 }));
  link.restart();
  await settle();
  fail(undefined);
  await vi.advanceTimersByTimeAsync(6900);
  expect(sessions).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(sessions).toHaveLength(1);
});

test('a change of network during an ICE restart causes another one, and during a backoff delay a new session', async () => {
  const { newest, sessions } = await connected();
  newest().becomes('disconnected');
  window.dispatchEvent(new Event('online'));
  expect(newest().restarts).toBe(2);
  newest().becomes('closed');
  expect(sessions).toHaveLength(1);
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(sessions).toHaveLength(2);
});

test('a rejoin during a stall replaces the session only once data flows again', async () => {
  const { link, join, sessions } = await connected();
  link.reportStall();
  join();
  await settle();
  expect(sessions).toHaveLength(1);
  link.reportFlow();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sessions).toHaveLength(2);
});

test('a rejoin during a stall replaces the session after 4 s if no data flows by then', async () => {
  const { link, join, sessions } = await connected();
  link.reportStall();
  join();
  await vi.advanceTimersByTimeAsync(4000);
  expect(sessions).toHaveLength(2);
});

test('a stall while the room’s connection is lost is the server’s, so the rejoin replaces the session at once', async () => {
  const { link, store, join, newest, sessions } = await connected();
  store.setState({ connection: { kind: 'reconnecting', attempt: 1, retryAt: 0 } });
  link.reportStall();
  expect(newest().restarts).toBe(0);
  join();
  await settle();
  expect(sessions).toHaveLength(2);
});

test('a replaced media worker ends the wait for a stalled session', async () => {
  const { link, join, reset, sessions } = await connected();
  link.reportStall();
  reset();
  await settle();
  expect(sessions).toHaveLength(2);
  join();
  await settle();
  expect(sessions).toHaveLength(3);
});

test('a stall causes an ICE restart while the session is still connected, and a probe of the room', async () => {
  const { link, newest, sessions, state, probes } = await connected();
  link.reportStall();
  expect(newest().restarts).toBe(1);
  expect(probes()).toBe(1);
  expect(state()).toEqual({ kind: 'up' });

  newest().becomes('disconnected');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sessions).toHaveLength(2);
});

test('a permanent error ends the attempts', async () => {
  const { link, fail, state, sessions } = setUp();
  fail(new CommandError('forbidden', 'A viewer may not send media.produce.'));
  link.restart();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state()).toEqual({ kind: 'failed', reason: 'forbidden' });
  expect(sessions).toHaveLength(0);
});

test('a room without media fails after a while, and recovers once there is media', async () => {
  const { link, store, reset, newest, state } = setUp();
  store.setState(mediaOf(undefined));
  link.restart();
  await vi.advanceTimersByTimeAsync(5000);
  expect(state()).toEqual({ kind: 'failed', reason: 'no-media' });

  store.setState(mediaOf(welcome(2)));
  reset();
  await settle();
  newest().becomes('connected');
  expect(state()).toEqual({ kind: 'up' });
});

test('a tab that becomes visible while recovering skips the rest of the delay', async () => {
  const { newest, sessions } = await connected();
  newest().becomes('closed');
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

test('a session that opens after the link was stopped is closed', async () => {
  const { link, newest } = setUp();
  link.restart();
  link.stop();
  await settle();
  expect(newest().closed).toBe(true);
});
