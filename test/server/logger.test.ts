import { expect, test } from 'vitest';
import { createLogger, hideSecrets } from '../../server/logger.ts';
import { assertHonestLog } from '../support/log-check.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl-_x';

/** What a logger writes while `work` has it. */
function written(work: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLogger('debug', { write: line => lines.push(line) }));
  return lines.map(line => JSON.parse(line));
}

test('an error is written with its type, message, stack and cause', () => {
  const error = new TypeError('no such track', { cause: new Error('worker closed') });
  const [record] = written(logger => logger.error({ err: error }, 'It failed.'));
  expect(record).toMatchObject({ msg: 'It failed.', err: { type: 'TypeError' } });
  expect(record?.err).toHaveProperty('message', 'no such track: worker closed');
  expect(record?.err).toHaveProperty(
    'stack',
    expect.stringMatching(/logger\.test[\s\S]*caused by: .*worker closed/),
  );
});

test.each([
  ['/s/show?invite=abc-123&layer=2', '/s/show?invite=…&layer=2'],
  ['https://host/studio/#show=a&invite=abc', 'https://host/studio/#show=a&invite=…'],
  ['/api/shows/a/clips/b?token=abc', '/api/shows/a/clips/b?token=…'],
  [
    'https://shop.example/cart/1:2?attributes[vitrine_hold]=abc&discount=X',
    'https://shop.example/cart/1:2?attributes[vitrine_hold]=…&discount=X',
  ],
  ['https://cdn.example/a.png?X-Amz-Signature=ff00&w=1', 'https://cdn.example/a.png?X-Amz-Signature=…&w=1'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
  [`the token ${JWT} is old`, 'the token eyJ… is old'],
  ['whsec_C2FtcGxl+/=', 'whsec_…'],
  [
    'rtmp://live.example:1935/app/stream-key: Input/output error',
    'rtmp://live.example:1935/… Input/output error',
  ],
  ['/whip/autumn-show/V1StGXR8_Z5jdHi6B-myT012', '/whip/autumn-show/…'],
  ['turn:ann:pass@turn.example:3478', 'turn:…@turn.example:3478'],
  ['https://ann:pass@shop.example/a.png', 'https://…@shop.example/a.png'],
])('of %s the log keeps %s', (text, kept) => {
  expect(hideSecrets(text)).toBe(kept);
});

test('what is no secret is written as it is', () => {
  const text = 'Route GET:/healthz?page=2 of file:///srv/node_modules/@fastify/static/index.js:12:3 at 10:04';
  expect(hideSecrets(text)).toBe(text);
});

test('a property that holds a secret is written without it, at the first three depths', () => {
  const [record] = written(logger =>
    logger.warn(
      { token: JWT, headers: { authorization: 'abc' }, show: { shop: { secret: 'abc' } } },
      'Careful.',
    ),
  );
  expect(record).toMatchObject({
    token: '…',
    headers: { authorization: '…' },
    show: { shop: { secret: '…' } },
  });
});

test('secrets in messages and stacks of errors are hidden, and the line is JSON still', () => {
  const [record] = written(logger =>
    logger.error({ err: new Error(`GET /s/a?invite=${JWT} said "no"`) }, `Bearer ${JWT}`),
  );
  expect(JSON.stringify(record)).not.toContain(JWT.slice(4));
  expect(record?.err).toHaveProperty('message', 'GET /s/a?invite=… said "no"');
});

test.each([
  ['{"level":50,"error":{},"msg":"It failed."}', /without its content/],
  ['{"level":50,"err":{},"msg":"It failed."}', /without its content/],
  ['{"level":30,"msg":"GET /?invite=abc"}', /secret abc/],
])('the check of test servers’ logs finds what is wrong with %s', (line, message) => {
  expect(() => assertHonestLog(`{"level":30,"msg":"Fine."}\n${line}\n`, ['', 'abc'])).toThrow(message);
});
