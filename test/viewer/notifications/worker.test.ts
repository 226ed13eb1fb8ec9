import { expect, test, vi } from 'vitest';

interface Click {
  readonly notification: { readonly data: string; close: () => void };
  waitUntil(done: Promise<unknown>): void;
}

/** Clicks a notification of a page while the browser has the given pages open. */
async function click(page: string, open: readonly string[]) {
  const done: string[] = [];
  let listener: ((event: Click) => void) | undefined;
  vi.stubGlobal('addEventListener', (_type: string, added: (event: Click) => void) => {
    listener = added;
  });
  vi.stubGlobal('clients', {
    matchAll: async () => open.map(url => ({ url, focus: async () => void done.push(`focus ${url}`) })),
    openWindow: async (url: string) => void done.push(`open ${url}`),
  });
  vi.resetModules();
  await import('../../../viewer/notifications/worker.ts');
  let shown: Promise<unknown> | undefined;
  listener?.({
    notification: { data: page, close: () => done.push('close') },
    waitUntil: promise => {
      shown = promise;
    },
  });
  await shown;
  vi.unstubAllGlobals();
  return done;
}

test('a click on a notification brings its page to the front', async () => {
  expect(await click('/s/a', ['/s/b', '/s/a'])).toEqual(['close', 'focus /s/a']);
});

test('a page that was closed meanwhile is opened again', async () => {
  expect(await click('/s/a', ['/s/b'])).toEqual(['close', 'open /s/a']);
});
