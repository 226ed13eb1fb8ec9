import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..');

/**
 * A folder outside the checkout for what is costly to get and the same for every clone on the machine.
 * VITRINE_CACHE moves it.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheFolder(name, env = process.env, platform = process.platform) {
  if (env.VITRINE_CACHE) return join(env.VITRINE_CACHE, name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'vitrine', name);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'vitrine', 'cache', name);
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vitrine', name);
}
