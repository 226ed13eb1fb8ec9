import { expect, test } from 'vitest';
import { toJavaScript } from '../../../scripts/build/server.ts';

test('a packaged source file has no types and asks for packaged files', () => {
  const source = `
    import type { A } from './a.ts';
    import { b } from '../shared/b.ts';
    const worker = new URL('./worker.ts', import.meta.url);
    export const c: A = b as A;
  `;
  const built = toJavaScript(source);
  expect(built).toContain("from '../shared/b.js'");
  expect(built).toContain("new URL('./worker.js', import.meta.url)");
  expect(built).not.toMatch(/import type|: A|as A/);
});
