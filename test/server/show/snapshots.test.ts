import fc from 'fast-check';
import { type Logger, pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import type { EventLog, Snapshot, SnapshotUpdate } from '../../../server/log/event-log.ts';
import { Snapshots } from '../../../server/show/snapshots.ts';
import { STATE_VERSION } from '../../../shared/show/protocol.ts';
import { applyEvent, emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { dealStory, PEOPLE, play, type Step, story } from '../../support/arbitrary.ts';
import { TestClock } from '../../support/clock.ts';
import { openTestLog } from '../../support/log.ts';
import { openTestShow, playOn } from '../../support/show.ts';

/** What a log is asked to save, and what it is made to answer. */
class SnapshotLog {
  readonly saved: SnapshotUpdate[] = [];
  loads: Snapshot | undefined;
  answer: () => Promise<boolean> = async () => true;

  readonly open = (logger: Pick<Logger, 'warn'> = pino({ level: 'silent' }), clock = new TestClock()) => {
    const log: Pick<EventLog, 'loadSnapshot' | 'saveSnapshot'> = {
      loadSnapshot: async (_show, version) => (version === STATE_VERSION ? this.loads : undefined),
      saveSnapshot: (_show, update) => {
        this.saved.push(update);
        return this.answer();
      },
    };
    return new Snapshots({ show: 'autumn', log, logger, clock });
  };

  /** Takes what was saved last for what is there, as a log does that was given all parts. */
  keep(): void {
    const { parts = {}, ...rest } = this.saved.at(-1) ?? { seq: 0, talkSeq: 0, version: STATE_VERSION };
    this.loads = {
      ...rest,
      parts: Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, text ?? ''])),
    };
  }
}

const titled = (seq: number): ShowState => ({
  ...emptyShow('crew'),
  seq,
  lifecycle: { title: `Show ${seq}`, phase: { kind: 'ready' } },
});
const writtenParts = (update: SnapshotUpdate | undefined) =>
  Object.entries(update?.parts ?? {}).flatMap(([name, text]) => (text === null ? [] : [name]));

describe('a saved state', () => {
  test('comes back as it was, whatever happened in it', async () => {
    await fc.assert(
      fc.asyncProperty(story, async steps => {
        const state = play(steps).reduce(applyEvent, emptyShow('crew'));
        const log = new SnapshotLog();
        await log.open().save(state);
        log.keep();
        expect(await log.open().load()).toEqual(state);
      }),
      { numRuns: 50 },
    );
  });

  test('is written in those parts alone that have changed since the one before', async () => {
    const log = new SnapshotLog();
    const snapshots = log.open();
    const first = titled(1);
    await snapshots.save(first);
    expect(writtenParts(log.saved[0])).toContain('lifecycle');
    expect(writtenParts(log.saved[0])).toContain('chat');
    await snapshots.save({ ...first, seq: 2, lifecycle: { ...first.lifecycle, title: 'Other' } });
    expect(writtenParts(log.saved[1])).toEqual(['lifecycle']);
    expect(log.saved[1]).toMatchObject({ seq: 2, parts: { chat: null } });
  });

  test('is not written again where nothing happened', async () => {
    const log = new SnapshotLog();
    const snapshots = log.open();
    await snapshots.save(titled(1));
    await snapshots.save(titled(1));
    expect(log.saved).toHaveLength(1);
  });

  test.each([
    ['the one before was turned down', (log: SnapshotLog) => (log.answer = async () => false)],
    [
      'the one before could not be written',
      (log: SnapshotLog) => (log.answer = () => Promise.reject(new Error('full'))),
    ],
  ])('is whole where %s', async (_what, fail) => {
    const log = new SnapshotLog();
    const snapshots = log.open();
    await snapshots.save(titled(1));
    fail(log);
    await snapshots.save({ ...titled(1), seq: 2 });
    log.answer = async () => true;
    await snapshots.save({ ...titled(1), seq: 3 });
    expect(Object.values(log.saved[2]?.parts ?? {})).not.toContain(null);
  });

  test('is whole after somebody’s lines were erased from the one before', async () => {
    const log = new SnapshotLog();
    const snapshots = log.open();
    const state = titled(1);
    await snapshots.save(state);
    snapshots.forget();
    await snapshots.save({ ...state, seq: 2 });
    expect(Object.values(log.saved[1]?.parts ?? {})).not.toContain(null);
  });
});

describe('a state is saved by itself', () => {
  const opened = () => {
    const log = new SnapshotLog();
    const clock = new TestClock();
    const saved = new Promise<void>(resolve => {
      log.answer = async () => {
        resolve();
        return true;
      };
    });
    return { log, clock, saved, snapshots: log.open(undefined, clock) };
  };

  test('after a thousand events, but for the first seconds', async () => {
    const { log, clock, saved, snapshots } = opened();
    snapshots.note(titled(1500), 1500);
    clock.pass(5000);
    expect(log.saved).toEqual([]);
    snapshots.note(titled(1501), 1);
    await saved;
    expect(log.saved).toMatchObject([{ seq: 1501, version: STATE_VERSION }]);
  });

  test('after five thousand events, however fast they come', async () => {
    const { log, saved, snapshots } = opened();
    snapshots.note(titled(4999), 4999);
    expect(log.saved).toEqual([]);
    snapshots.note(titled(5000), 1);
    await saved;
    expect(log.saved).toMatchObject([{ seq: 5000, version: STATE_VERSION }]);
  });
});

test('events that a restart has folded count for the next snapshot', async () => {
  const log = await openTestLog();
  const first = await openTestShow(log, { clock: new TestClock() });
  const [host] = PEOPLE as [(typeof PEOPLE)[0]];
  const lines = Array.from({ length: 1200 }, (_, index) =>
    first.submit(host, String(index), 'chat.post', { text: 'hello' }),
  );
  await Promise.all(lines);
  // It was killed, and comes back for six seconds.
  const clock = new TestClock();
  const second = await openTestShow(log, { clock });
  clock.pass(6000);
  await second.submit(host, 'last', 'chat.post', { text: 'hello' });
  const { talkSeq } = second.state;
  await vi.waitFor(async () =>
    expect(await log.loadSnapshot('autumn', STATE_VERSION)).toMatchObject({ talkSeq }),
  );
});

test('a snapshot of another form is passed over with a warning, and the log is read', async () => {
  const log = new SnapshotLog();
  log.loads = { seq: 9, talkSeq: 0, version: STATE_VERSION, parts: { lifecycle: '{"title":7}' } };
  const warnings: unknown[] = [];
  const snapshots = log.open({ warn: (details: unknown) => warnings.push(details) });
  expect(await snapshots.load()).toEqual(emptyShow('crew'));
  expect(warnings).toMatchObject([{ show: 'autumn' }]);
});

test('a snapshot from before a feature was added has that feature empty', async () => {
  const log = new SnapshotLog();
  await log.open().save(titled(3));
  log.keep();
  const { notes: _notes, ...parts } = log.loads?.parts ?? {};
  log.loads = { seq: 3, talkSeq: 0, version: STATE_VERSION, parts };
  expect(await log.open().load()).toEqual(titled(3));
});

/** A log without any snapshot: whoever opens a show on it reads all of it. */
const withoutSnapshots = (log: EventLog): EventLog =>
  new Proxy(log, {
    get: (target, key) => {
      if (key === 'loadSnapshot') return async () => undefined;
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('a show that is opened again', () => {
  test.each([
    ['talk', story],
    ['deals', dealStory],
  ])(
    'is the same from its snapshot, from its log alone, and as it was, in any story of %s',
    async (_what, steps) => {
      const log = await openTestLog();
      let runs = 0;
      const play = async (before: readonly Step[], after: readonly Step[]) => {
        runs += 1;
        const clock = new TestClock();
        const options = { slug: `${_what}-${runs}`, clock };
        const first = await openTestShow(log, options);
        await playOn(first, before, clock);
        // Keeps a snapshot; what comes then is behind it.
        await first.close();
        const live = await openTestShow(log, options);
        expect(live.state).toEqual(first.state);
        await playOn(live, after, clock);
        const { state } = live;
        expect((await openTestShow(log, options)).state).toEqual(state);
        expect((await openTestShow(withoutSnapshots(log), options)).state).toEqual(state);
      };
      await fc.assert(
        fc.asyncProperty(steps, fc.nat(), (all, at) => {
          const cut = at % (all.length + 1);
          return play(all.slice(0, cut), all.slice(cut));
        }),
        { numRuns: 15, endOnFailure: true },
      );
    },
    120_000,
  );
});
