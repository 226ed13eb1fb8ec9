import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const TAIL_LINES = 15;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeout] milliseconds after which the command is ended
 * @property {(line: string) => void} [onLine] gets every line of output as it comes
 */

/**
 * Runs a command quietly. Never throws: a command that does not exist ends like one that failed.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, tail: string }>} exit code and the last lines of what it said
 */
export function run(command, args, { cwd, env, timeout, onLine } = {}) {
  return new Promise(resolve => {
    /** @type {string[]} */
    const tail = [];
    let rest = '';
    /** @param {string} chunk */
    const take = chunk => {
      const lines = (rest + chunk).split(/\r?\n|\r/);
      rest = lines.pop() ?? '';
      for (const line of lines.filter(each => each.trim() !== '')) {
        tail.push(line);
        if (tail.length > TAIL_LINES) tail.shift();
        onLine?.(line);
      }
    };
    const child = spawn(command, args, { cwd, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', error => resolve({ code: 127, tail: error.message }));
    child.on('close', code => {
      take('\n');
      resolve({ code: code ?? 1, tail: tail.join('\n') });
    });
  });
}

/**
 * Runs npm with the Node that runs this, also on Windows, where npm is a script that cannot be spawned.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/**
 * The full path of the first of some commands that is installed.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(file => existsSync(file));
}
