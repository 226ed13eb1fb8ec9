import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPublishAddress } from '../../../../../server/media/ingest/rtmp/publish-address.ts';

test.each([
  ['show', 'key', '', ['show', 'key'], ['key', 'show']],
  ['show?token=key', 'live', '', ['show', 'live'], ['key', 'live', 'show']],
  ['show/_definst_', 'key?x=y', '', ['show', 'key'], ['y', 'key', 'show']],
  ['live', 'show/key', '', ['live', 'show', 'key'], ['key', 'show', 'live']],
  ['', 'key', 'rtmp://host:1935/show?token=t', ['show', 'key'], ['t', 'key', 'show']],
  ['show?key', '', '', ['show'], ['key', 'show']],
  ['чай', 'mp4:key', '', ['чай', 'key'], ['key', 'чай']],
  ['%D1%87%D0%B0%D0%B9', 'key', '', ['чай', 'key'], ['key', 'чай']],
])(
  'application "%s" with name "%s" and address "%s" may be these shows and keys',
  (app, name, tcUrl, shows, keys) => {
    expect(readPublishAddress({ app, name, tcUrl })).toEqual({ shows, keys });
  },
);

test('whatever is asked for, few candidates are looked up', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (app, name, tcUrl) => {
      const { shows, keys } = readPublishAddress({ app, name, tcUrl });
      expect(shows.length).toBeLessThanOrEqual(4);
      expect(keys.length).toBeLessThanOrEqual(8);
    }),
  );
});
