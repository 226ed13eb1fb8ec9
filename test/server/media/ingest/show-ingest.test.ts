import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sender, ShowIngest } from '../../../../server/media/ingest/show-ingest.ts';
import { Media } from '../../../../server/media/media.ts';
import type { IngestState } from '../../../../shared/ingest.ts';
import { silent } from '../../../support/log.ts';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

async function openPlace(options: { show?: string; keyVersion?: number; secret?: string } = {}) {
  const { show = 'autumn', keyVersion = 1, secret = 'secret' } = options;
  const room = await media.openRoom(show, () => {});
  const told: IngestState[] = [];
  const place = new ShowIngest({
    show,
    secret,
    settings: { keyVersion, input: 'studio' },
    room,
    onSignal: signal => {
      if (signal.signal === 'ingest.state') told.push(signal.data);
    },
  });
  return { place, told };
}

function sender(heardAgoMs: number): Sender & { ended: boolean } {
  return {
    protocol: 'rtmp',
    heardAt: Date.now() - heardAgoMs,
    ended: false,
    end() {
      this.ended = true;
    },
  };
}

test('the key is the same each time, and another for each show, version and server', async () => {
  const keys = await Promise.all(
    [{}, {}, { show: 'winter' }, { keyVersion: 2 }, { secret: 'another' }].map(
      async options => (await openPlace(options)).place.key,
    ),
  );
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(4);
});

test('an encoder that has fallen silent gives way to the next one, and one that is heard does not', async () => {
  const { place, told } = await openPlace();
  const first = sender(3000);
  place.take(first);
  const second = sender(0);
  place.take(second);
  expect(first.ended).toBe(true);
  expect(() => place.take(sender(0))).toThrow('Another encoder');
  expect(second.ended).toBe(false);

  told.length = 0;
  place.tell(first, { kind: 'problem', protocol: 'rtmp', code: 'converter' });
  place.release(first);
  expect(told).toEqual([]);
  place.release(second);
  expect(told).toEqual([{ kind: 'none' }]);
});

test('a renewed key ends who sends with the old one', async () => {
  const { place } = await openPlace();
  const old = place.key;
  const encoder = sender(0);
  place.take(encoder);
  place.observe({ seq: 1, at: 1, name: 'ingest.keyRenewed', data: { keyVersion: 2 } });
  expect(encoder.ended).toBe(true);
  expect(() => place.check(old)).toThrow('not the one of the show');
  place.check(place.key);
});
