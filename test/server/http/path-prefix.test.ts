import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { servePrefix, withoutPrefix } from '../../../server/http/path-prefix.ts';

function openApp(prefix: string) {
  const app = fastify({ rewriteUrl: ({ url = '/' }) => withoutPrefix(url, prefix) });
  onTestFinished(() => app.close());
  servePrefix(app, prefix);
  return app;
}

test('what a proxy passes on with its path is found as without', async () => {
  const app = openApp('/live');
  app.get('/s/:show', async ({ url }) => url);
  app.get('/', async () => 'list');
  expect((await app.inject('/live/s/a?b=/live/')).body).toBe('/s/a?b=/live/');
  expect((await app.inject('/s/a')).body).toBe('/s/a');
  expect((await app.inject('/live/')).body).toBe('list');
});

test('the path without its slash leads to the one with it, whatever path a proxy has put before', async () => {
  const { headers } = await openApp('/shops/live').inject('/shops/live');
  expect(headers.location).toBe('live/');
});

test('a path that is one of the server’s own is refused in words', async () => {
  const app = openApp('/my/studio');
  expect(() => app.get('/studio/', async () => '')).toThrow(/"studio".*Choose another one, such as \/live/);
});
