import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FFMPEG } from '../../test/support/encoder.ts';
import type { FlvTag } from '../../test/support/flv.ts';
import { freePorts, untilListening } from '../../test/support/ports.ts';
import { RawEncoder } from '../../test/support/raw-encoder.ts';

const SERVER = fileURLToPath(new URL('../../node_modules/node-media-server/bin/app.js', import.meta.url));

/**
 * Seconds from an encoder's connect to the first decoded frame of an ffmpeg that plays node-media-server's relay by RTMP; it
 * is started once the encoder sends, as a player is that is told of it, and told to wait for nothing.
 */
export async function relayedSeconds(tags: readonly FlvTag[], rounds: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-relay-'));
  const port = await freePorts();
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({ bind: '127.0.0.1', rtmp: { port }, store: { path: join(folder, 'data') } }),
  );
  const server = spawn(process.execPath, [SERVER, '-c', config, '--no-admin'], {
    cwd: folder,
    stdio: 'ignore',
  });
  try {
    await untilListening(port);
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push(await oneRound(port, `show-${round}`, tags));
    return seconds;
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRound(port: number, key: string, tags: readonly FlvTag[]): Promise<number> {
  const server = `rtmp://127.0.0.1:${port}/live`;
  const since = performance.now();
  const encoder = await RawEncoder.start({ server, key }, tags);
  const quick = ['-fflags', 'nobuffer', '-probesize', '32', '-analyzeduration', '0'];
  const out = ['-an', '-f', 'rawvideo', 'pipe:1'];
  await encoder.writer.status();
  const player = spawn(FFMPEG, ['-v', 'error', ...quick, '-i', `${server}/${key}`, ...out], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await once(player.stdout, 'data');
    return (performance.now() - since) / 1000;
  } finally {
    player.kill('SIGKILL');
    encoder.stop();
  }
}
