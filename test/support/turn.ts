import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { freePorts } from './ports.ts';

export const TURN_SECRET = 'shared-with-the-turn-server';

/** Why there is no TURN server on this system; undefined where there is. */
export const turnMissing: string | undefined = ['turnserver', 'turnutils_uclient'].every(
  name => spawnSync(name, ['--help']).error === undefined,
)
  ? undefined
  : 'coturn is not installed';

export interface TurnServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts coturn with TURN_SECRET on an address of this machine. */
export async function startTurn(address = '127.0.0.1'): Promise<TurnServer> {
  const port = await freePorts();
  const args = ['-n', '--log-file=/dev/null', '-L', address, '-E', address, '-p', String(port)];
  const own = ['--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers', '--realm=vitrine'];
  const secret = ['--use-auth-secret', `--static-auth-secret=${TURN_SECRET}`, '--pidfile=/dev/null'];
  const child = spawn('turnserver', [...args, ...own, ...secret], { stdio: 'ignore' });
  await untilAnswering(address, port);
  return {
    port,
    close: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Sends STUN binding requests (RFC 8489) until one is answered. */
async function untilAnswering(address: string, port: number): Promise<void> {
  const socket = createSocket('udp4');
  const request = Buffer.from(`000100002112a442${'00'.repeat(12)}`, 'hex');
  const again = setInterval(() => socket.send(request, port, address), 100);
  await once(socket, 'message');
  clearInterval(again);
  socket.close();
}
