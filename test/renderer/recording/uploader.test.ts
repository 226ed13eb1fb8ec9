import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Uploader, type UploadView } from '../../../renderer/recording/uploader.ts';
import { CommandError } from '../../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../../shared/recording/recording.ts';

/** How the server handles one request. */
type Behaviour = 'ok' | 'response lost' | 'partial write' | 'unreachable' | 'disk full' | 'bad gateway';

/** A server's file behind the seam of fetch, with the fate of each request; all later ones are taken. */
class FakeServer {
  file = '';
  requests = 0;
  readonly #behaviours: Behaviour[];

  constructor(behaviours: readonly Behaviour[] = []) {
    this.#behaviours = [...behaviours];
  }

  readonly fetch = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    this.requests += 1;
    const behaviour = this.#behaviours.shift() ?? 'ok';
    const offset = Number(new URL(String(address), 'http://show').searchParams.get('offset'));
    const text = await bodyOf(init).text();
    if (behaviour === 'unreachable') throw new TypeError('fetch failed');
    if (behaviour === 'bad gateway') return new Response('<h1>Bad gateway</h1>', { status: 502 });
    if (behaviour === 'disk full') return refused(new CommandError('storage', 'full'), 503);
    if (offset !== this.file.length)
      return refused(new CommandError('wrong-offset', 'no', { size: this.file.length }), 409);
    this.file += behaviour === 'partial write' ? text.slice(0, Math.floor(text.length / 2)) : text;
    if (behaviour !== 'ok') throw new TypeError('fetch failed');
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

/** All changes of the warning, in order. */
function warningsOf(uploader: Uploader): (UploadView['warning'] | 'none')[] {
  const seen: (UploadView['warning'] | 'none')[] = [];
  uploader.store.subscribe(({ warning }, before) => {
    if (warning !== before.warning) seen.push(warning ?? 'none');
  });
  return seen;
}

const BEHAVIOURS: Behaviour[] = ['ok', 'response lost', 'partial write', 'unreachable', 'disk full'];

test('through lost responses and server crashes the server’s file is exactly what was recorded', async () => {
  const steps = fc.array(fc.record({ chunk: fc.string({ unit: 'grapheme-ascii' }), wait: fc.boolean() }));
  const behaviours = fc.array(fc.constantFrom<Behaviour>(...BEHAVIOURS, 'bad gateway'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, behaviours, async (recorded, all) => {
      const server = new FakeServer(all);
      const uploader = uploaderTo(server);
      for (const { chunk, wait } of recorded) {
        uploader.add(new Blob([chunk]), 0);
        if (wait) await uploader.finished();
      }
      await uploader.finished();
      const whole = recorded.map(({ chunk }) => chunk).join('');
      expect(server.file).toBe(whole);
      expect(uploader.store.getState()).toMatchObject({
        sent: whole.length,
        buffered: 0,
        warning: undefined,
      });
    }),
    { numRuns: 200 },
  );
});

describe('a failed request', () => {
  test('is silent once; consecutive ones set a warning until one succeeds', async () => {
    const short = uploaderTo(new FakeServer(['unreachable']));
    const long = uploaderTo(new FakeServer(['unreachable', 'unreachable', 'disk full', 'disk full']));
    const seen = [short, long].map(warningsOf);
    for (const uploader of [short, long]) {
      uploader.add(new Blob(['chunk']), 250);
      await uploader.finished();
    }
    expect(seen).toEqual([[], ['unreachable', 'disk-full', 'none']]);
  });

  test('is retried at once when the server is known to be reachable', async () => {
    const server = new FakeServer(['unreachable']);
    const paused = Promise.withResolvers<void>();
    const uploader = uploaderTo(server, () => {
      paused.resolve();
      return 1_000_000;
    });
    uploader.add(new Blob(['chunk']), 250);
    await paused.promise;
    await Promise.resolve();
    uploader.retryNow();
    await uploader.finished();
    expect(server.file).toBe('chunk');
  });

  test('ends the upload if no retry can help: a revoked invite, or a file that was changed', async () => {
    const answers = [
      refused(new CommandError('revoked', 'gone'), 401),
      refused(new CommandError('wrong-offset', 'shorter', { size: 99 }), 409),
    ];
    for (const [index, error] of ['refused', 'broken'].entries()) {
      const uploader = uploaderTo({ fetch: async () => answers[index] ?? Response.error() });
      uploader.add(new Blob(['chunk']), 250);
      await uploader.finished();
      expect(uploader.store.getState()).toMatchObject({ error, sent: 0 });
    }
  });
});

test('what waits goes in few requests, none larger than the server takes', async () => {
  const server = new FakeServer(['unreachable']);
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

test('nothing is sent before the uploader is opened, and all of it afterwards', async () => {
  const server = new FakeServer();
  const uploader = new Uploader({ address: '/api/recording', token: 'invite', fetch: server.fetch });
  for (const chunk of ['one ', 'two']) uploader.add(new Blob([chunk]), 250);
  expect([server.requests, uploader.store.getState().buffered]).toEqual([0, 7]);
  uploader.open();
  await uploader.finished();
  expect([server.requests, server.file]).toEqual([1, 'one two']);
});

test('a closed uploader sends nothing', async () => {
  const server = new FakeServer(['unreachable']);
  const uploader = uploaderTo(server, () => 1_000_000);
  uploader.add(new Blob(['chunk']), 250);
  uploader.close();
  await uploader.finished();
  expect(server.file).toBe('');
});
