import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText } from '../server/config.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'deploy');
const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

// That all of it works is tried by `npm run test:deploy`, in bare Debians, which takes minutes.
describe('what makes a server', () => {
  test.skipIf(!isThere('bash'))('is sound to the shell', () => {
    for (const script of ['install.sh', 'vitrine', 'lib.sh']) {
      const { status, stderr } = spawnSync('bash', ['-n', join(folder, script)], { encoding: 'utf8' });
      expect([script, status, stderr]).toEqual([script, 0, '']);
    }
  });

  test.skipIf(!isThere('shellcheck'))('passes shellcheck', () => {
    const scripts = ['deploy/install.sh', 'deploy/vitrine', 'deploy/lib.sh', 'test/deploy/systemctl.sh'];
    const { stdout } = spawnSync('shellcheck', ['-x', ...scripts], { cwd: root, encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  test.skipIf(!isThere('systemd-analyze'))('runs the server with no more rights than it needs', () => {
    const unit = join(folder, 'vitrine.service');
    const args = ['security', '--offline=yes', '--threshold=20', unit];
    const { status, stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    expect([status, stdout.match(/→.*/)?.[0]]).toEqual([0, expect.stringMatching(/OK/)]);
  });

  test('gives the server no setting that it does not know', () => {
    const known = helpText().match(/VITRINE_[A-Z_]+/g) ?? [];
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const given = [...text.matchAll(/^\s*(?:put_setting |keep_setting |ENV )?(VITRINE_[A-Z_]+)[:= ]/gm)];
      for (const [, setting] of given) expect(known).toContain(setting);
    }
  });

  test('takes into the image only what there is', () => {
    const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const [, script = ''] of dockerfile.matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty([script]);
    const compose = readFileSync(join(folder, 'compose.yaml'), 'utf8');
    for (const [, file = ''] of compose.matchAll(/dockerfile: (.+)/g))
      expect(existsSync(join(root, file))).toBe(true);
  });
});
