import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { RtmpListener } from '../../../../server/media/ingest/rtmp-listener.ts';

test('one address can take only some of the places for encoders', async () => {
  const listener = await RtmpListener.open('127.0.0.1', 0, () => Promise.reject(new Error('Nobody may.')));
  onTestFinished(() => listener.close());
  const open = async (localAddress: string): Promise<Socket> => {
    const socket = connect({ port: listener.port, host: '127.0.0.1', localAddress });
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  };
  const first = await Promise.all(Array.from({ length: 20 }, () => open('127.0.0.1')));
  const [last, other] = [await open('127.0.0.1'), await open('127.0.0.2')];
  await once(last, 'close');
  expect([...first, other].filter(({ closed }) => closed)).toEqual([]);

  first[0]?.destroy();
  await expect
    .poll(async () => {
      const again = await open('127.0.0.1');
      const isEnded = await Promise.race([once(again, 'close').then(() => true), isGreeted(again)]);
      return isEnded;
    })
    .toBe(false);
});

/** Resolves with false when the server answers the first bytes of RTMP's handshake. */
async function isGreeted(socket: Socket): Promise<boolean> {
  socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(1536)]));
  await once(socket, 'data');
  return false;
}
