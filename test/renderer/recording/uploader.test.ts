import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Uploader, type UploadView } from '../../../renderer/recording/uploader.ts';
import { CommandError } from '../../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../../shared/recording.ts';

/** How a server treats one request. */
type Fate =
  | 'takes it'
  | 'answer is lost'
  | 'takes half and dies'
  | 'is away'
  | 'disk is full'
  | 'proxy answers';

/** A server's file behind the seam of fetch, with the fate of each request; all later ones are taken. */
class FakeServer {
  file = '';
  requests = 0;
  readonly #fates: Fate[];

  constructor(fates: readonly Fate[] = []) {
    this.#fates = [...fates];
  }

  readonly fetch = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    this.requests += 1;
    const fate = this.#fates.shift() ?? 'takes it';
    const offset = Number(new URL(String(address), 'http://show').searchParams.get('offset'));
    const text = await bodyOf(init).text();
    if (fate === 'is away') throw new TypeError('fetch failed');
    if (fate === 'proxy answers') return new Response('<h1>Bad gateway</h1>', { status: 502 });
    if (fate === 'disk is full') return refused(new CommandError('storage', 'full'), 503);
    if (offset !== this.file.length)
      return refused(new CommandError('wrong-offset', 'no', { size: this.file.length }), 409);
    this.file += fate === 'takes half and dies' ? text.slice(0, Math.floor(text.length / 2)) : text;
    if (fate !== 'takes it') throw new TypeError('fetch failed');
    return Response.json({ size: this.file.length });
  };
}

const bodyOf = (init?: RequestInit): Blob => (init?.body instanceof Blob ? init.body : new Blob());
const refused = (refusal: CommandError, status: number): Response =>
  Response.json({ error: refusal.toWire() }, { status });

function uploaderTo(server: Pick<FakeServer, 'fetch'>, pauseMs: (attempt: number) => number = () => 0) {
  const uploader = new Uploader({ address: '/api/recording', token: 'invite', fetch: server.fetch, pauseMs });
  uploader.open();
  return uploader;
}

/** Every trouble that was told, in order. */
function troublesOf(uploader: Uploader): (UploadView['trouble'] | 'none')[] {
  const told: (UploadView['trouble'] | 'none')[] = [];
  uploader.store.subscribe(({ trouble }, before) => {
    if (trouble !== before.trouble) told.push(trouble ?? 'none');
  });
  return told;
}

const FATES: Fate[] = ['takes it', 'answer is lost', 'takes half and dies', 'is away', 'disk is full'];

test('whatever answers are lost and whenever the server dies, its file is what was recorded', async () => {
  const steps = fc.array(fc.record({ piece: fc.string({ unit: 'grapheme-ascii' }), wait: fc.boolean() }));
  const fates = fc.array(fc.constantFrom<Fate>(...FATES, 'proxy answers'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, fates, async (recorded, all) => {
      const server = new FakeServer(all);
      const uploader = uploaderTo(server);
      for (const { piece, wait } of recorded) {
        uploader.add(new Blob([piece]), 0);
        if (wait) await uploader.finished();
      }
      await uploader.finished();
      const whole = recorded.map(({ piece }) => piece).join('');
      expect(server.file).toBe(whole);
      expect(uploader.store.getState()).toMatchObject({ sent: whole.length, waiting: 0, trouble: undefined });
    }),
    { numRuns: 200 },
  );
});

describe('trouble', () => {
  test('of one request is nobody’s worry; what lasts is told with its reason until it is over', async () => {
    const short = uploaderTo(new FakeServer(['is away']));
    const long = uploaderTo(new FakeServer(['is away', 'is away', 'disk is full', 'disk is full']));
    const told = [short, long].map(troublesOf);
    for (const uploader of [short, long]) {
      uploader.add(new Blob(['piece']), 250);
      await uploader.finished();
    }
    expect(told).toEqual([[], ['away', 'disk-full', 'none']]);
  });

  test('ends at once when the server is known to be back', async () => {
    const server = new FakeServer(['is away']);
    const paused = Promise.withResolvers<void>();
    const uploader = uploaderTo(server, () => {
      paused.resolve();
      return 1_000_000;
    });
    uploader.add(new Blob(['piece']), 250);
    await paused.promise;
    await Promise.resolve();
    uploader.retryNow();
    await uploader.finished();
    expect(server.file).toBe('piece');
  });

  test('that no retry mends ends the upload: an invite taken back, and a file that is another one', async () => {
    const answers = [
      refused(new CommandError('revoked', 'gone'), 401),
      refused(new CommandError('wrong-offset', 'shorter', { size: 99 }), 409),
    ];
    for (const [index, failure] of ['refused', 'broken'].entries()) {
      const uploader = uploaderTo({ fetch: async () => answers[index] ?? Response.error() });
      uploader.add(new Blob(['piece']), 250);
      await uploader.finished();
      expect(uploader.store.getState()).toMatchObject({ failure, sent: 0 });
    }
  });
});

test('what waits goes in few requests, none larger than the server takes', async () => {
  const server = new FakeServer(['is away']);
  const sizes: number[] = [];
  const uploader = uploaderTo({
    fetch: async (address, init) => {
      sizes.push(bodyOf(init).size);
      return server.fetch(address, init);
    },
  });
  const large = 'x'.repeat(MAX_PIECE_BYTES + 10);
  for (const text of ['a', large, 'b', 'c']) uploader.add(new Blob([text]), 250);
  await uploader.finished();
  expect(server.file.length).toBe(large.length + 3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PIECE_BYTES);
  expect(sizes.length).toBeLessThanOrEqual(5);
});

test('nothing is sent before the recording is known, and all of it afterwards', async () => {
  const server = new FakeServer();
  const uploader = new Uploader({ address: '/api/recording', token: 'invite', fetch: server.fetch });
  for (const piece of ['one ', 'two']) uploader.add(new Blob([piece]), 250);
  expect([server.requests, uploader.store.getState().waiting]).toEqual([0, 7]);
  uploader.open();
  await uploader.finished();
  expect([server.requests, server.file]).toEqual([1, 'one two']);
});

test('after it is closed nothing is sent any more', async () => {
  const server = new FakeServer(['is away']);
  const uploader = uploaderTo(server, () => 1_000_000);
  uploader.add(new Blob(['piece']), 250);
  uploader.close();
  await uploader.finished();
  expect(server.file).toBe('');
});
