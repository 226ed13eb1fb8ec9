import { installDebianPackages, mayInstall } from './debian.mjs';
import { onPath } from './process.mjs';
import { SetupError } from './progress.mjs';

/**
 * Gets ffmpeg for the tests where the system allows it: the server needs it for RTMP, and the tests send with it. Those
 * that need it are skipped, and say so, where it can't be had.
 */
export async function ffmpeg() {
  if (process.env.FFMPEG || onPath(['ffmpeg']) || !mayInstall()) return;
  try {
    await installDebianPackages(['ffmpeg'], 'the tests with RTMP');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\nThe tests with RTMP will be skipped. ${error.how}\n`);
  }
}
