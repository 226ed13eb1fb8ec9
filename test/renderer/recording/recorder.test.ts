import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Room } from '../../../client/room.ts';
import { type AnyTake, Recorder } from '../../../renderer/recording/recorder.ts';
import type { TakeOptions } from '../../../renderer/recording/take.ts';
import { MAX_WAITING_BYTES, type UploadView } from '../../../renderer/recording/uploader.ts';

/** A take that does what the test says. */
class FakeTake implements AnyTake {
  readonly id: string;
  readonly picture: MediaStreamTrack;
  readonly options: TakeOptions;
  readonly begun = Promise.resolve();
  readonly saved = Promise.withResolvers<void>();
  isStopped = false;
  isClosed = false;
  retries = 0;
  readonly uploader = {
    store: createStore<UploadView>(() => ({ sent: 0, waiting: 0, trouble: undefined, failure: undefined })),
    retryNow: () => {
      this.retries += 1;
    },
  };

  constructor(id: string, options: TakeOptions) {
    this.id = id;
    this.options = options;
    this.picture = options.picture;
  }

  stop(): Promise<void> {
    this.isStopped = true;
    return this.saved.promise;
  }

  close(): void {
    this.isClosed = true;
    this.saved.resolve();
  }
}

const track = (id: string): MediaStreamTrack => ({ id }) as MediaStreamTrack;

function openRecorder() {
  const takes: FakeTake[] = [];
  let program = track('wide');
  let tellProgram: (picture: MediaStreamTrack | null) => void = () => {};
  let tellJoined = () => {};
  const room = {
    now: () => 5000,
    onJoined: (listener: () => void) => {
      tellJoined = listener;
      return () => {};
    },
    send: async (_name: string, data: object) => ({ clip: data }),
  };
  const recorder = new Recorder({
    room: room as unknown as Room,
    session: {
      programRenderer: {
        get program() {
          return { getVideoTracks: () => [program] } as unknown as MediaStream;
        },
        onProgram: listener => {
          tellProgram = listener;
          return () => {};
        },
      },
      mixer: { track: track('master') },
    },
    token: 'invite',
    show: 'autumn',
    openTake: options => {
      const take = new FakeTake(`t${takes.length}`, options);
      takes.push(take);
      return take;
    },
  });
  const begin = (index: number) => takes[index]?.options.onBegun(1000 + index);
  const turn = (next: MediaStreamTrack | null) => {
    if (next) program = next;
    tellProgram(next);
  };
  return {
    recorder,
    takes,
    begin,
    turn,
    rejoin: () => tellJoined(),
    kind: () => recorder.store.getState().state.kind,
  };
}

/** A session on which the first take runs. */
function recording() {
  const all = openRecorder();
  all.recorder.start();
  all.begin(0);
  const [take] = all.takes;
  if (!take) throw new Error('No take was begun.');
  return { ...all, take };
}

const settled = () => new Promise(resolve => setTimeout(resolve));

test('a recording runs from its first frame until all of it is saved', async () => {
  const { recorder, takes, begin, kind } = openRecorder();
  recorder.start();
  recorder.start();
  expect([takes.length, kind()]).toEqual([1, 'starting']);
  begin(0);
  expect(recorder.store.getState().state).toEqual({ kind: 'on', since: 1000 });
  const stopped = recorder.stop();
  expect(kind()).toBe('saving');
  takes[0]?.saved.resolve();
  await stopped;
  expect(kind()).toBe('off');
});

test('a program of another shape goes on in a recording of its own, and one without a picture goes on as it is', async () => {
  const { takes, take, begin, turn, kind } = recording();
  turn(null);
  turn(take.picture);
  expect([takes.length, take.isStopped]).toEqual([1, false]);
  turn(track('tall'));
  begin(1);
  expect(takes.at(-1)?.picture.id).toBe('tall');
  expect([take.isStopped, kind()]).toEqual([true, 'on']);
  take.saved.resolve();
  await settled();
  expect(kind()).toBe('on');
});

test('when too much waits, nothing more is recorded until it is saved, and then it goes on by itself', async () => {
  const { recorder, take, takes, kind } = recording();
  take.uploader.store.setState({ waiting: MAX_WAITING_BYTES, trouble: 'away' });
  expect([kind(), take.isStopped]).toEqual(['on', false]);
  take.uploader.store.setState({ waiting: MAX_WAITING_BYTES + 1 });
  expect(recorder.store.getState()).toMatchObject({ state: { kind: 'gap', since: 5000 }, trouble: 'away' });
  expect(take.isStopped).toBe(true);
  take.saved.resolve();
  await settled();
  expect([takes.length, kind()]).toEqual([2, 'starting']);
});

test('a host who stops during the gap gets no new recording', async () => {
  const { recorder, take, takes, kind } = recording();
  take.uploader.store.setState({ waiting: MAX_WAITING_BYTES + 1 });
  void recorder.stop();
  expect(kind()).toBe('saving');
  take.saved.resolve();
  await settled();
  expect([takes.length, kind()]).toEqual([1, 'off']);
});

test('what keeps a recording from being saved is told with all that waits, and a rejoin tries at once', () => {
  const { recorder, take, rejoin } = recording();
  take.uploader.store.setState({ waiting: 10 });
  void recorder.stop();
  recorder.start();
  take.uploader.store.setState({ waiting: 20, trouble: 'disk-full' });
  expect(recorder.store.getState()).toMatchObject({ waiting: 20, trouble: 'disk-full' });
  rejoin();
  expect(take.retries).toBe(1);
});

test('an upload that can not go on and an encoder that gives up are told, and leave nothing running', async () => {
  const upload = recording();
  upload.take.uploader.store.setState({ failure: 'broken' });
  expect(upload.recorder.store.getState().state).toEqual({ kind: 'failed', problem: 'broken' });
  expect(upload.take.isClosed).toBe(true);

  const encoder = recording();
  encoder.take.options.onEncoderFailed();
  encoder.take.saved.resolve();
  await settled();
  expect(encoder.recorder.store.getState().state).toEqual({ kind: 'failed', problem: 'encoder' });
  encoder.recorder.start();
  expect(encoder.kind()).toBe('starting');
});

test('a way of encoding that makes nothing is left for the next one, and is not tried again', () => {
  const { takes, take, kind } = recording();
  take.options.onStalled('video/mp4');
  expect([takes.length, kind(), take.isStopped]).toEqual([2, 'starting', true]);
  expect([...(takes[1]?.options.avoid ?? [])]).toEqual(['video/mp4']);
});

test('a clip is marked on the recording that runs, and on none where none does', async () => {
  const { recorder } = recording();
  expect(await recorder.clip(30)).toMatchObject({ recordingId: 't0', seconds: 30 });
  await expect(openRecorder().recorder.clip(30)).rejects.toMatchObject({ code: 'not-found' });
});
