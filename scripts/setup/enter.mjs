import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from './browser.mjs';
import { fakeTime } from './fake-time.mjs';
import { ffmpeg } from './ffmpeg.mjs';
import { firefox } from './firefox.mjs';
import { root } from './folders.mjs';
import { installPackages, modernNode } from './install.mjs';
import { mediaWorker } from './media-worker.mjs';
import { obsStudio } from './obs.mjs';
import { explain } from './progress.mjs';
import { webrtcClients } from './webrtc-clients.mjs';

/**
 * What a script needs beyond the packages and a modern Node.
 * @typedef {object} Needs
 * @property {boolean} [mediaWorker]
 * @property {boolean} [browser]
 * @property {boolean} [ffmpeg] ffmpeg, where it can be had
 * @property {boolean} [firefox] Firefox, where it can be had
 * @property {boolean} [webrtcClients] GStreamer and aiortc, where they can be had
 * @property {boolean} [fakeTime] libfaketime, where it can be had
 * @property {boolean} [obs] OBS Studio, where it can be had
 */

/**
 * Gets everything ready and tells where it is.
 * @param {Needs} needs
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>}
 */
async function prepare(needs) {
  await installPackages(root);
  const node = await modernNode(root);
  if (needs.ffmpeg) await ffmpeg();
  if (needs.firefox) await firefox();
  if (needs.webrtcClients) await webrtcClients();
  if (needs.fakeTime) await fakeTime();
  if (needs.obs) await obsStudio();
  const tools = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return {
    node,
    env: {
      PATH: tools.join(delimiter),
      ...(needs.mediaWorker ? { MEDIASOUP_WORKER_BIN: await mediaWorker(root) } : {}),
      ...(needs.browser ? { CHROMIUM: await chromium() } : {}),
    },
  };
}

/**
 * Sets the project up as far as a script needs it, then becomes that script: it runs on the modern Node, with this
 * process's input, output, signals and exit code.
 * @param {string} script
 * @param {string[]} args
 * @param {Needs} [needs]
 */
export async function enter(script, args, needs = {}) {
  const ready = await prepare(needs).catch(explain);
  if (typeof ready === 'number') process.exit(ready);
  const child = spawn(ready.node, [join(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...ready.env },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

/**
 * Ends the work when npm was ended. npm passes a SIGTERM to the shell between it and this process, which dies without
 * passing it on: a server would stay behind and hold its port. The death of that shell shows as another parent.
 * @param {() => void} stop
 */
function endWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
