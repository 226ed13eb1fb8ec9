import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Room } from '../../../client/room/room.ts';
import { Recorder, type RecordingHandle } from '../../../renderer/recording/recorder.ts';
import type { RecordingSessionOptions } from '../../../renderer/recording/recording-session.ts';
import { MAX_BUFFERED_BYTES, type UploadView } from '../../../renderer/recording/uploader.ts';

/** A recording session that is controlled by the test. */
class FakeSession implements RecordingHandle {
  readonly id: string;
  readonly video: MediaStreamTrack;
  readonly options: RecordingSessionOptions;
  readonly started = Promise.resolve();
  readonly saved = Promise.withResolvers<void>();
  isStopped = false;
  isClosed = false;
  retries = 0;
  readonly uploader = {
    store: createStore<UploadView>(() => ({ sent: 0, buffered: 0, warning: undefined, error: undefined })),
    retryNow: () => {
      this.retries += 1;
    },
  };

  constructor(id: string, options: RecordingSessionOptions) {
    this.id = id;
    this.options = options;
    this.video = options.video;
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
  const sessions: FakeSession[] = [];
  let program = track('wide');
  let notifyProgram: (picture: MediaStreamTrack | null) => void = () => {};
  let notifyJoined = () => {};
  const room = {
    now: () => 5000,
    onJoined: (listener: () => void) => {
      notifyJoined = listener;
      return () => {};
    },
    send: async (_name: string, data: object) => ({ clip: data }),
  };
  const recorder = new Recorder({
    room: room as unknown as Room,
    studio: {
      programRenderer: {
        get program() {
          return { getVideoTracks: () => [program] } as unknown as MediaStream;
        },
        onProgram: listener => {
          notifyProgram = listener;
          return () => {};
        },
      },
      mixer: { track: track('master') },
    },
    token: 'invite',
    show: 'autumn',
    openSession: options => {
      const session = new FakeSession(`t${sessions.length}`, options);
      sessions.push(session);
      return session;
    },
  });
  const begin = (index: number) => sessions[index]?.options.onStarted(1000 + index);
  const setProgram = (next: MediaStreamTrack | null) => {
    if (next) program = next;
    notifyProgram(next);
  };
  return {
    recorder,
    sessions,
    begin,
    setProgram,
    rejoin: () => notifyJoined(),
    kind: () => recorder.store.getState().state.kind,
  };
}

/** A recorder with a running session. */
function recording() {
  const all = openRecorder();
  all.recorder.start();
  all.begin(0);
  const [session] = all.sessions;
  if (!session) throw new Error('No session was opened.');
  return { ...all, session };
}

const settled = () => new Promise(resolve => setTimeout(resolve));

test('a recording runs from its first frame until all of it is saved', async () => {
  const { recorder, sessions, begin, kind } = openRecorder();
  recorder.start();
  recorder.start();
  expect([sessions.length, kind()]).toEqual([1, 'starting']);
  begin(0);
  expect(recorder.store.getState().state).toEqual({ kind: 'on', since: 1000 });
  const stopped = recorder.stop();
  expect(kind()).toBe('saving');
  sessions[0]?.saved.resolve();
  await stopped;
  expect(kind()).toBe('off');
});

test('a new program track gets a recording of its own, and a program without a picture continues the old one', async () => {
  const { sessions, session, begin, setProgram, kind } = recording();
  setProgram(null);
  setProgram(session.video);
  expect([sessions.length, session.isStopped]).toEqual([1, false]);
  setProgram(track('tall'));
  begin(1);
  expect(sessions.at(-1)?.video.id).toBe('tall');
  expect([session.isStopped, kind()]).toEqual([true, 'on']);
  session.saved.resolve();
  await settled();
  expect(kind()).toBe('on');
});

test('with a full buffer nothing is recorded until it is saved, and then a new recording starts', async () => {
  const { recorder, session, sessions, kind } = recording();
  session.uploader.store.setState({ buffered: MAX_BUFFERED_BYTES, warning: 'unreachable' });
  expect([kind(), session.isStopped]).toEqual(['on', false]);
  session.uploader.store.setState({ buffered: MAX_BUFFERED_BYTES + 1 });
  expect(recorder.store.getState()).toMatchObject({
    state: { kind: 'gap', since: 5000 },
    warning: 'unreachable',
  });
  expect(session.isStopped).toBe(true);
  session.saved.resolve();
  await settled();
  expect([sessions.length, kind()]).toEqual([2, 'starting']);
});

test('a host who stops during the gap gets no new recording', async () => {
  const { recorder, session, sessions, kind } = recording();
  session.uploader.store.setState({ buffered: MAX_BUFFERED_BYTES + 1 });
  void recorder.stop();
  expect(kind()).toBe('saving');
  session.saved.resolve();
  await settled();
  expect([sessions.length, kind()]).toEqual([1, 'off']);
});

test('upload warnings and the buffered bytes of all sessions are reported, and a rejoin retries at once', () => {
  const { recorder, session, rejoin } = recording();
  session.uploader.store.setState({ buffered: 10 });
  void recorder.stop();
  recorder.start();
  session.uploader.store.setState({ buffered: 20, warning: 'disk-full' });
  expect(recorder.store.getState()).toMatchObject({ buffered: 20, warning: 'disk-full' });
  rejoin();
  expect(session.retries).toBe(1);
});

test('upload and encoder errors are reported, and leave no session running', async () => {
  const upload = recording();
  upload.session.uploader.store.setState({ error: 'broken' });
  expect(upload.recorder.store.getState().state).toEqual({ kind: 'failed', error: 'broken' });
  expect(upload.session.isClosed).toBe(true);

  const encoder = recording();
  encoder.session.options.onEncoderError();
  encoder.session.saved.resolve();
  await settled();
  expect(encoder.recorder.store.getState().state).toEqual({ kind: 'failed', error: 'encoder' });
  encoder.recorder.start();
  expect(encoder.kind()).toBe('starting');
});

test('a MIME type whose encoder produces nothing is replaced by the next one, and not used again', () => {
  const { sessions, session, kind } = recording();
  session.options.onStalled('video/mp4');
  expect([sessions.length, kind(), session.isStopped]).toEqual([2, 'starting', true]);
  expect([...(sessions[1]?.options.avoid ?? [])]).toEqual(['video/mp4']);
});

test('a clip is marked on the running recording, and rejected without one', async () => {
  const { recorder } = recording();
  expect(await recorder.clip(30)).toMatchObject({ recordingId: 't0', seconds: 30 });
  await expect(openRecorder().recorder.clip(30)).rejects.toMatchObject({ code: 'not-found' });
});
