import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { Media, type MediaPeer, type MediaRoom, MediaUnavailableError } from '../../../server/media/media.ts';
import { MAX_TRANSPORTS } from '../../../server/media/media-peer.ts';
import type { CommandError } from '../../../shared/errors.ts';
import { mediaQueries } from '../../../shared/media/contract.ts';
import type { Signal, SignalData, SignalName } from '../../../shared/show/signals.ts';
import { silent } from '../../support/log.ts';
import { freePorts } from '../../support/ports.ts';
import { AUDIO, DTLS, VIDEO } from './media-parameters.ts';

const local = { listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent };
const opened: Media[] = [];

afterEach(() => {
  for (const media of opened.splice(0)) media.close();
});

async function openMedia(options: Partial<Parameters<typeof Media.create>[0]> = {}): Promise<Media> {
  const media = await Media.create({ ...local, ...options });
  opened.push(media);
  return media;
}

/** A room together with what it told everybody. */
interface Heard {
  readonly room: MediaRoom;
  readonly signals: Signal[];
  next<N extends SignalName>(name: N): Promise<SignalData<N>>;
}

async function openRoom(media: Media): Promise<Heard> {
  const signals: Signal[] = [];
  let listener = (_signal: Signal): void => {};
  const room = await media.openRoom('autumn', signal => {
    signals.push(signal);
    listener(signal);
  });
  const next = <N extends SignalName>(name: N) =>
    new Promise<SignalData<N>>(resolve => {
      listener = ({ signal, data }) => {
        if (signal === name) resolve(data as SignalData<N>);
      };
    });
  return { room, signals, next };
}

async function publish(peer: MediaPeer): Promise<{ transportId: string; audio: string; video: string }> {
  const { id: transportId } = await peer.handle('media.open', {});
  await peer.handle('media.connect', { transportId, dtlsParameters: DTLS });
  const audio = await peer.handle('media.produce', {
    transportId,
    kind: 'audio',
    rtpParameters: AUDIO,
    sender: 'studio',
    takeOver: false,
  });
  const video = await peer.handle('media.produce', {
    transportId,
    kind: 'video',
    rtpParameters: VIDEO,
    sender: 'studio',
    takeOver: false,
  });
  return { transportId, audio: audio.producerId, video: video.producerId };
}

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    (refusal: CommandError) => refusal.code,
  );

test('a studio gets a transport on every way to the server', async () => {
  const { room } = await openRoom(await openMedia());

  const answer = await room.openPeer('host').handle('media.open', {});

  expect(mediaQueries['media.open'].result.parse(answer)).toEqual(answer);
  expect(answer.epoch).toBe(room.welcome()?.epoch);
  expect(answer.iceCandidates.map(({ protocol, address }) => `${protocol} ${address}`)).toEqual([
    'udp 127.0.0.1',
    'tcp 127.0.0.1',
  ]);
});

test('everybody gets a signal for each producer that comes on air', async () => {
  const { room, signals } = await openRoom(await openMedia());
  await publish(room.openPeer('host'));
  const told = signals.flatMap(({ signal, data }) => (signal === 'media.changed' ? [data.producers] : []));
  expect(told.map(producers => producers.map(({ kind }) => kind))).toEqual([['audio'], ['audio', 'video']]);
  const names = signals.flatMap(({ signal, data }) => (signal === 'media.changed' ? [data.air] : []));
  expect(new Set(names).size).toBe(2);
  expect(room.welcome()?.air).toBe(names.at(-1));
});

test('a second producer of a kind replaces the first, with one signal', async () => {
  const { room, signals } = await openRoom(await openMedia());
  const host = room.openPeer('host');
  const before = await publish(host);
  const { id: transportId } = await host.handle('media.open', {});
  signals.length = 0;

  const { producerId } = await host.handle('media.produce', {
    transportId,
    kind: 'video',
    rtpParameters: VIDEO,
    sender: 'studio',
    takeOver: false,
  });

  expect(signals).toEqual([
    {
      signal: 'media.changed',
      data: {
        epoch: 1,
        air: room.welcome()?.air,
        input: 'studio',
        producers: [
          { id: before.audio, kind: 'audio' },
          { id: producerId, kind: 'video' },
        ],
      },
    },
  ]);
});

test('a host who leaves closes their producers', async () => {
  const { room, signals } = await openRoom(await openMedia());
  const host = room.openPeer('host');
  await publish(host);

  host.close();
  host.close();

  expect(signals.at(-1)).toEqual({
    signal: 'media.changed',
    data: { epoch: 1, air: room.welcome()?.air, input: 'studio', producers: [] },
  });
});

test('a killed worker is replaced on the same port, and everybody is told of both', async () => {
  const media = await openMedia({ basePort: 0 });
  const { room, signals, next } = await openRoom(media);
  const host = room.openPeer('host');
  await publish(host);
  const [killed] = media.pids;
  signals.length = 0;

  const reset = next('media.ready');
  process.kill(killed as number, 'SIGKILL');
  const welcome = await reset;

  expect(welcome.epoch).toBe(2);
  expect(room.welcome()).toEqual(welcome);
  expect(signals.map(({ signal }) => signal)).toEqual(['media.missing', 'media.ready']);
  expect(media.pids).not.toEqual([killed]);
  await publish(host);
  expect(room.onAir).toHaveLength(2);
});

test('a worker that is there and answers nothing is replaced', async () => {
  const media = await openMedia();
  const { next } = await openRoom(media);
  const [stopped] = media.pids;
  const reset = next('media.ready');
  process.kill(stopped as number, 'SIGSTOP');
  expect(await reset).toMatchObject({ epoch: 2 });
  expect(media.pids).not.toContain(stopped);
});

test('a replaced worker listens on the port of the dead one', async () => {
  const basePort = await freePorts();
  const media = await openMedia({ basePort });
  const { room, next } = await openRoom(media);
  const port = async () => {
    const { iceCandidates } = await room.openPeer('ann').handle('media.open', {});
    return [...new Set(iceCandidates.map(candidate => candidate.port))];
  };
  expect(await port()).toEqual([basePort]);

  const reset = next('media.ready');
  process.kill(media.pids[0] as number, 'SIGKILL');
  await reset;

  expect(await port()).toEqual([basePort]);
});

/** A client's half of a DTLS handshake that nobody answers. */
const dtlsParameters = {
  role: 'client' as const,
  fingerprints: [{ algorithm: 'sha-256' as const, value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};

test('while a worker is being replaced, queries fail with no-media', async () => {
  const media = await openMedia();
  const { room, next } = await openRoom(media);
  const viewer = room.openPeer('ann');
  const { id: transportId } = await viewer.handle('media.open', {});
  const reset = next('media.ready');
  process.kill(media.pids[0] as number, 'SIGKILL');

  const asked = await codeOf(viewer.handle('media.connect', { transportId, dtlsParameters }));
  await reset;

  expect(asked).toBe('no-media');
  expect(await codeOf(viewer.handle('media.connect', { transportId, dtlsParameters }))).toBe('not-found');
});

test('rooms are spread over the workers', async () => {
  const media = await openMedia({ workers: 2 });
  const ports = await Promise.all(
    ['autumn', 'winter'].map(async show => {
      const room = await media.openRoom(show, () => {});
      const { iceCandidates } = await room.openPeer('ann').handle('media.open', {});
      return iceCandidates[0]?.port;
    }),
  );
  expect(new Set(ports).size).toBe(2);
});

test('a connection may hold two transports, and a closed one makes room for another', async () => {
  const { room } = await openRoom(await openMedia());
  const viewer = room.openPeer('ann');
  const open = () => viewer.handle('media.open', {});
  const attempts = await Promise.allSettled(Array.from({ length: MAX_TRANSPORTS + 1 }, open));
  const made = attempts.flatMap(attempt => (attempt.status === 'fulfilled' ? [attempt.value.id] : []));

  expect(made).toHaveLength(MAX_TRANSPORTS);
  expect(await codeOf(open())).toBe('rate-limited');
  await viewer.handle('media.close', { transportId: made[0] as string });
  expect(await codeOf(open())).toBe('done');
});

test('a connection can’t use or close the transports and producers of another', async () => {
  const { room, signals } = await openRoom(await openMedia());
  const { transportId, video } = await publish(room.openPeer('host'));
  const stranger = room.openPeer('ann');
  signals.length = 0;

  await stranger.handle('media.close', { transportId });
  await stranger.handle('media.closeProducer', { producerId: video });

  expect(signals).toEqual([]);
  expect(await codeOf(stranger.handle('media.connect', { transportId, dtlsParameters }))).toBe('not-found');
});

test.each([
  ['no fingerprint', { fingerprints: [] }],
  ['a fingerprint of an unknown kind', { fingerprints: [{ algorithm: 'md5', value: 'AB:CD' }] }],
  ['a fingerprint that is none', { fingerprints: [{ algorithm: 'sha-256', value: 'hello' }] }],
  ['no list at all', { fingerprints: 'AB:CD' }],
])('DTLS parameters with %s do not pass the border', (_what, dtlsParameters) => {
  const parsed = mediaQueries['media.connect'].data.safeParse({ transportId: 't', dtlsParameters });
  expect(parsed.success).toBe(false);
});

const { codecs: _noCodecs, ...withoutCodecs } = VIDEO;
test.each([
  ['no codecs', withoutCodecs],
  [
    'a codec that the room has not',
    { ...VIDEO, codecs: [{ mimeType: 'video/AV2', payloadType: 96, clockRate: 90000 }] },
  ],
  ['codecs of the wrong form', { ...VIDEO, codecs: { mimeType: 'video/VP8' } }],
  ['encodings of the wrong form', { ...VIDEO, encodings: [{ ssrc: 'one' }] }],
  ['header extensions of the wrong form', { ...VIDEO, headerExtensions: [{ uri: 7, id: 'x' }] }],
  ['an empty object', {}],
])('a track with %s is refused as bad data, and the worker lives on', async (_what, rtpParameters) => {
  const media = await openMedia();
  const { room } = await openRoom(media);
  const host = room.openPeer('host');
  const { id: transportId } = await host.handle('media.open', {});

  expect(
    await codeOf(
      host.handle('media.produce', {
        transportId,
        kind: 'video',
        rtpParameters,
        sender: 'studio',
        takeOver: false,
      }),
    ),
  ).toBe('bad-data');
  expect(await codeOf(publish(host))).toBe('done');
});

test('without a worker binary the error has the reason and the remedy', async () => {
  const failure = await openMedia({ workerBin: '/nowhere/mediasoup-worker' }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(MediaUnavailableError);
  expect((failure as Error).message).toMatch(/\/nowhere\/mediasoup-worker.*npm start.*MEDIASOUP_WORKER_BIN/);
});

test('a media port in use by another program is named in the error', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const failure = await openMedia({ basePort: port }).catch((error: unknown) => error);
  server.close();
  expect(failure).toBeInstanceOf(MediaUnavailableError);
  expect((failure as Error).message).toMatch(new RegExp(`port ${port} .*in use.*--media-port`));
});

test('where another program has the port of one worker, the other carries all shows', async () => {
  const basePort = await freePorts(2);
  const taken = createServer().listen(basePort + 1, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const errors: string[] = [];
  const log = { info() {}, warn() {}, error: (_details: object, text: string) => errors.push(text) };

  const media = await openMedia({ basePort, workers: 2, log });
  const rooms = await Promise.all(['autumn', 'winter'].map(show => media.openRoom(show, () => {})));

  for (const room of rooms) {
    const { iceCandidates } = await room.openPeer('host').handle('media.open', {});
    expect(iceCandidates.map(({ port }) => port)).toEqual([basePort, basePort]);
  }
  expect(errors).toContain('A media worker could not start; the others carry its shows.');
});

test('a second studio can’t replace the first without taking over', async () => {
  const { room } = await openRoom(await openMedia());
  await publish(room.openPeer('host'));
  const second = room.openPeer('host');
  const { id: transportId } = await second.handle('media.open', {});
  const produce = (takeOver: boolean) =>
    second.handle('media.produce', {
      transportId,
      kind: 'video',
      rtpParameters: VIDEO,
      sender: 'another',
      takeOver,
    });
  expect(await codeOf(produce(false))).toBe('elsewhere');
  expect(await produce(true)).toHaveProperty('producerId');
});
