import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './shell.ts';

/** Packs a release anew with another version and something else in it, as the next release would have. */
export async function nextRelease(
  archive: string,
  version: string,
  change: (folder: string) => void = () => {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-release-'));
  await run('tar', '-xzf', archive, '-C', folder, '--strip-components=1');
  const manifest = join(folder, 'package.json');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(/"version": "[^"]+"/, `"version": "${version}"`),
  );
  change(folder);
  await run(
    'bash',
    '-c',
    `cd '${folder}' && rm SHA256SUMS && find . -type f -printf '%P\\n' | sort | xargs -d '\\n' sha256sum > /tmp/sums.$$ && mv /tmp/sums.$$ SHA256SUMS`,
  );
  const place = `${folder}.tar.gz`;
  await run('tar', '-czf', place, '-C', folder, '--transform', `s|^\\.|vitrine-server-${version}|`, '.');
  return place;
}

/** Makes a release end at its start. */
export function breakRelease(folder: string): void {
  appendFileSync(join(folder, 'server/serve.js'), "\nthrow new Error('this release is broken');\n");
}
