import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../../scripts/build/fingerprint.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-build-'));
  mkdirSync(join(folder, 'viewer/chat'), { recursive: true });
  writeFileSync(join(folder, 'viewer/chat/Chat.tsx'), 'one');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const print = (): string => fingerprint(folder, ['viewer', 'package-lock.json', 'absent']);

test('inputs that stay the same keep their fingerprint', () => {
  expect(print()).toBe(print());
});

test.each<[string, () => void]>([
  ['a changed file', () => writeFileSync(join(folder, 'viewer/chat/Chat.tsx'), 'two')],
  ['a new file', () => writeFileSync(join(folder, 'viewer/new.ts'), '')],
  [
    'a renamed file',
    () => renameSync(join(folder, 'viewer/chat/Chat.tsx'), join(folder, 'viewer/chat/Talk.tsx')),
  ],
  ['changed packages', () => writeFileSync(join(folder, 'package-lock.json'), '{"a":1}')],
])('%s changes the fingerprint', (_what, change) => {
  const before = print();
  change();
  expect(print()).not.toBe(before);
});
