import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from '../../test/support/ports.ts';

/** A claim as our server decides it: answered again under its key, one for each buyer, only while something is left. */
const CLAIM = `
  local key = 'answer:' .. ARGV[1]
  local known = redis.call('GET', key)
  if known then return known end
  if tonumber(redis.call('GET', 'left')) < 1 then return 'sold-out' end
  if redis.call('HEXISTS', 'holds', ARGV[1]) == 1 then return 'limit-reached' end
  redis.call('DECR', 'left')
  redis.call('HSET', 'holds', ARGV[1], '{"units":1,"total":{"minor":7900,"currency":"EUR"},"state":"held"}')
  redis.call('SET', key, 'held')
  return 'held'
`;

const CLIENTS = 50;
const PIPELINED = 16;

/** Claims against Redis with its append-only file synced at every write, asked by its own redis-benchmark. */
export async function claimFromRedis(claims: number, units: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-redis-'));
  const port = String(await freePorts());
  const server = spawn(
    'redis-server',
    ['--port', port, '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    for await (const line of createInterface({ input: server.stdout }))
      if (line.includes('Ready to accept')) break;
    server.stdout.resume();
    const cli = (...args: string[]) => run('redis-cli', ['-p', port, ...args]).trim();
    const script = cli('SCRIPT', 'LOAD', CLAIM);
    const rush = (stock: number, more: string[]) => {
      cli('FLUSHALL');
      cli('SET', 'left', String(stock));
      const load = ['-p', port, '-n', String(claims), '-c', String(CLIENTS), '-r', '1000000000', '--csv'];
      const output = run('redis-benchmark', [...load, ...more, 'EVALSHA', script, '0', '__rand_int__']);
      const sold = Number(cli('HLEN', 'holds'));
      return {
        per_s: Math.round(Number(output.trim().split('\n').at(-1)?.split(',')[1]?.replaceAll('"', ''))),
        sold,
      };
    };
    const [alone, pipelined, holds] = [
      rush(units, []),
      rush(units, ['-P', String(PIPELINED)]),
      rush(claims, []),
    ];
    return {
      decisions_per_s: alone.per_s,
      pipelined_decisions_per_s: pipelined.per_s,
      holds_per_s: holds.per_s,
      sold: alone.sold,
    };
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}
