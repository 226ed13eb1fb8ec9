import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NetworkSwitch } from '../../../server/reach/network-switch.ts';
import { silent as logger } from '../../support/log.ts';

/** Stands for the address in a network: every address of 127.0.0.0/8 is this machine's. */
const ADDRESS = '127.0.0.9';

async function setup(
  addresses: string[] = [ADDRESS],
  file = join(mkdtempSync(join(tmpdir(), 'vitrine-reach-')), 'reach.json'),
) {
  const http: Server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const opened: (readonly string[])[] = [];
  let changes = 0;
  let heard = () => {};
  const network = new NetworkSwitch({
    http,
    port,
    tls: undefined,
    openMedia: async list => void opened.push(list),
    file,
    logger,
    onChange: () => {
      changes += 1;
      heard();
    },
    findAddresses: async () => [...addresses],
    lookEveryMs: 20,
  });
  onTestFinished(async () => {
    await network.close();
    http.closeAllConnections();
    http.close();
  });
  const changed = () => new Promise<void>(resolve => (heard = resolve));
  return { network, port, opened, addresses, file, changed, changes: () => changes };
}

const answers = (port: number, address = ADDRESS): Promise<boolean> =>
  fetch(`http://${address}:${port}/healthz`).then(
    () => true,
    () => false,
  );

test('the switch opens the server and its media to the network, and closes both again', async () => {
  const { network, port, opened } = await setup();
  expect(await answers(port)).toBe(false);
  await network.set(true);
  expect(network).toMatchObject({ isOn: true, problem: undefined, origin: `http://${ADDRESS}:${port}` });
  expect(await answers(port)).toBe(true);
  expect(opened).toEqual([[ADDRESS]]);
  await network.set(false);
  expect(network).toMatchObject({ isOn: false, origin: undefined });
  expect(await answers(port)).toBe(false);
  expect(opened.at(-1)).toEqual([]);
});

test('who came by the network is cut off when it is closed', async () => {
  const { network, port } = await setup();
  await network.set(true);
  const socket = connect(port, ADDRESS);
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await network.set(false);
  await closed;
});

test('the first device of the network shows that no firewall is in the way', async () => {
  const { network, port, changed } = await setup();
  await network.set(true);
  expect(network.isUsed).toBe(false);
  const told = changed();
  // A connection of another address than the server's own, as a phone's is.
  const socket = connect({ port, host: ADDRESS, localAddress: '127.0.0.77' });
  await told;
  expect(network.isUsed).toBe(true);
  socket.destroy();
});

test('a machine in no network is told so, and is reached as soon as it is in one', async () => {
  const { network, addresses, port, changed } = await setup([]);
  await network.set(true);
  expect(network).toMatchObject({ problem: 'no-network', origin: undefined });
  const mended = changed();
  addresses.push(ADDRESS);
  await mended;
  expect(network).toMatchObject({ problem: undefined, origin: `http://${ADDRESS}:${port}` });
});

test('the link follows the machine from one network to another', async () => {
  const { network, addresses, port, changed } = await setup();
  await network.set(true);
  const moved = changed();
  addresses.splice(0, 1, '127.0.0.10');
  await moved;
  expect(network.origin).toBe(`http://127.0.0.10:${port}`);
  expect(await answers(port)).toBe(false);
  expect(await answers(port, '127.0.0.10')).toBe(true);
});

test('a port that another program holds in the network is told', async () => {
  const { network, port } = await setup();
  const other = createTcpServer().listen(port, ADDRESS);
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  await network.set(true);
  expect(network).toMatchObject({ isOn: true, problem: 'port-taken', origin: undefined });
});

test('a restart leaves it as it was, and a damaged file leaves it closed', async () => {
  const before = await setup();
  await before.network.set(true);
  expect(JSON.parse(readFileSync(before.file, 'utf8'))).toEqual({ isOn: true });
  const after = await setup([ADDRESS], before.file);
  await after.network.restore();
  expect(after.network.isOn).toBe(true);
  const fresh = await setup([ADDRESS], join(tmpdir(), 'none', 'reach.json'));
  await fresh.network.restore();
  expect(fresh.network.isOn).toBe(false);
});
