import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tests take ports from this range. It lies below those that the system gives to connections (from 32768 on Linux), so
 * that no connection takes a port between the look for it and its use, or while a killed server is away; and above 10080,
 * the highest one that browsers refuse to open.
 */
const [FIRST, END] = [10_100, 30_100];
/** Tests that run at the same time have a part of the range each, so that they don't take each other's. */
const PARTS = 4;
const SIZE = (END - FIRST) / PARTS;
const { VITEST_POOL_ID, TEST_PARALLEL_INDEX } = process.env;
const part = FIRST + (Number(VITEST_POOL_ID ?? TEST_PARALLEL_INDEX ?? 0) % PARTS) * SIZE;
/** A part is gone through from anywhere in it, because what ran before may still hold ports. */
let next = Math.floor(Math.random() * SIZE);

/** The first of so many ports in a row that nobody listens on, by TCP and UDP. */
export async function freePorts(count = 1): Promise<number> {
  for (;;) {
    if (next + count > SIZE) next = 0;
    const ports = Array.from({ length: count }, (_, index) => part + next + index);
    next += count;
    const free = await Promise.all(ports.map(async port => (await isFreeTcp(port)) && isFreeUdp(port)));
    if (free.every(Boolean)) return ports[0] as number;
  }
}

/** Resolves once somebody listens on a port of this machine; rejects where nobody does for ten seconds. */
export async function untilListening(port: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    if (attempt === 100) throw new Error(`Nobody listens on port ${port}.`);
    await pause(100);
  }
}

async function isFreeTcp(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.close();
  if (isFree) await once(server, 'close');
  return isFree;
}

async function isFreeUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  const isFree = await once(socket, 'listening').then(
    () => true,
    () => false,
  );
  socket.close();
  return isFree;
}
