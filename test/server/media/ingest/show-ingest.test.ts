import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Publisher, ShowIngest } from '../../../../server/media/ingest/show-ingest.ts';
import { Media } from '../../../../server/media/media.ts';
import type { IngestState } from '../../../../shared/ingest/protocol.ts';
import { silent } from '../../../support/log.ts';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

afterEach(() => vi.useRealTimers());

async function openIngest(options: { show?: string; keyVersion?: number; secret?: string } = {}) {
  const { show = 'autumn', keyVersion = 1, secret = 'secret' } = options;
  const room = await media.openRoom(show, () => {});
  const told: IngestState[] = [];
  const ingest = new ShowIngest({
    show,
    secret,
    settings: { keyVersion, input: 'studio' },
    room,
    onSignal: signal => {
      if (signal.signal === 'ingest.state') told.push(signal.data);
    },
  });
  return { ingest, told };
}

function publisher(heardAgoMs: number): Publisher & { ended: boolean } {
  return {
    protocol: 'rtmp',
    lastPacketAt: performance.now() - heardAgoMs,
    ended: false,
    end() {
      this.ended = true;
    },
  };
}

test('the key is the same each time, and another for each show, version and server', async () => {
  const keys = await Promise.all(
    [{}, {}, { show: 'winter' }, { keyVersion: 2 }, { secret: 'another' }].map(
      async options => (await openIngest(options)).ingest.key,
    ),
  );
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(4);
});

test('a publisher that has stopped sending is replaced by the next one, and one that sends is not', async () => {
  const { ingest, told } = await openIngest();
  const first = publisher(3000);
  ingest.attach(first);
  const second = publisher(0);
  ingest.attach(second);
  expect(first.ended).toBe(true);
  expect(() => ingest.attach(publisher(0))).toThrow('Another encoder');
  expect(second.ended).toBe(false);

  told.length = 0;
  ingest.report(first, { kind: 'problem', protocol: 'rtmp', code: 'converter' });
  ingest.detach(first);
  expect(told).toEqual([]);
  ingest.detach(second);
  expect(told).toEqual([{ kind: 'none' }]);
});

test('a renewed key ends the publisher with the old one', async () => {
  const { ingest } = await openIngest();
  const old = ingest.key;
  const encoder = publisher(0);
  ingest.attach(encoder);
  ingest.observe({ seq: 1, at: 1, name: 'ingest.keyRenewed', data: { keyVersion: 2 } });
  expect(encoder.ended).toBe(true);
  expect(() => ingest.checkKey(old)).toThrow('not the one of the show');
  ingest.checkKey(ingest.key);
});

const REFUSAL = { code: 'video-codec', offered: 'H.265' } as const;

test('an encoder that was turned away is told of for a while, each time anew', async () => {
  const { ingest, told } = await openIngest();
  vi.useFakeTimers();
  ingest.reportRefused('whip', REFUSAL);
  expect(told).toEqual([{ kind: 'problem', protocol: 'whip', ...REFUSAL }]);
  vi.advanceTimersByTime(15_000);
  ingest.reportRefused('whip', REFUSAL);
  vi.advanceTimersByTime(15_000);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(15_000);
  expect(told.at(-1)).toEqual({ kind: 'none' });
});

test('an encoder that publishes after one was turned away stays the one that is told of', async () => {
  const { ingest, told } = await openIngest();
  vi.useFakeTimers();
  ingest.reportRefused('whip', REFUSAL);
  ingest.attach(publisher(0));
  ingest.reportRefused('whip', REFUSAL);
  vi.advanceTimersByTime(60_000);
  expect(told.map(({ kind }) => kind)).toEqual(['problem', 'connecting']);
});
