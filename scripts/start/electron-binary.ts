import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import { step } from '../setup/progress.mjs';

const home = join(root, 'node_modules/electron');
const DOWNLOAD_TIMEOUT_MS = 180_000;
/** After a download that failed, the stand-in is used straight away for this long. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;

/** The path of Electron's binary where it is installed. */
export function electronBinary(): string | undefined {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(home, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/**
 * Electron's binary, downloaded if need be; undefined where it can't be had.
 * @param isRetry whether to try the download even if it failed a short while ago
 */
export async function fetchElectron(isRetry = false): Promise<string | undefined> {
  const installed = electronBinary();
  if (installed) return installed;
  const failure = join(cacheFolder('electron'), 'download-failed');
  if (!isRetry && existsSync(failure) && Date.now() - statSync(failure).mtimeMs < TRY_AGAIN_MS)
    return undefined;
  return step('Fetching Electron', async () => {
    const { code, tail } = await run(process.execPath, ['install.js'], {
      cwd: home,
      timeout: DOWNLOAD_TIMEOUT_MS,
    });
    if (code !== 0) throw new Error(tail);
    rmSync(failure, { force: true });
    return electronBinary();
  }).catch((error: Error) => {
    mkdirSync(cacheFolder('electron'), { recursive: true });
    writeFileSync(failure, error.message);
    return undefined;
  });
}
