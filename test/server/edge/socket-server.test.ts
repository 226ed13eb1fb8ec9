import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BurstLog } from '../../../server/burst-log.ts';
import { AddressLimits } from '../../../server/edge/address-limits.ts';
import { AddressPace } from '../../../server/edge/address-pace.ts';
import { SocketServer, type SocketServerOptions } from '../../../server/edge/socket-server.ts';
import { FrameBroadcaster } from '../../../server/show/broadcast/frame-broadcaster.ts';
import type { Link, LinkListener } from '../../../server/show/broadcast/link.ts';
import type { Member } from '../../../server/show/broadcast/members.ts';
import { type Actor, viewpointOf } from '../../../shared/roles.ts';
import { silent } from '../../support/log.ts';

/** A connection that joins with its first message, which names its person and role, and answers every further one. */
class Visitor implements LinkListener {
  readonly link: Link;
  member: Member | undefined;
  isClosed = false;
  heard = 0;

  constructor(link: Link) {
    this.link = link;
    visitors.push(this);
  }

  onMessage(data: Buffer): void {
    this.heard += 1;
    if (this.member) {
      this.link.send(`echo ${data}`, 'state');
      return;
    }
    const [id = '', role = 'viewer'] = data.toString().split(' ');
    const actor: Actor = { id, name: id, role: role as Actor['role'] };
    this.member = { actor, viewpoint: viewpointOf(actor), link: this.link };
    this.link.send('joined', 'state');
    broadcaster.add(this.member);
  }

  onClose(): void {
    this.isClosed = true;
    if (this.member) broadcaster.remove(this.member);
    onLeft();
  }
}

let http: Server;
let server: SocketServer;
let broadcaster: FrameBroadcaster;
let limits: AddressLimits;
let pace: AddressPace;
let visitors: Visitor[];
let clients: Client[];
let onLeft: () => void;

/** A client that keeps what it got, and can be waited for. */
class Client {
  readonly socket: WebSocket;
  readonly got: string[] = [];

  constructor(path = '/socket', cookie?: string) {
    const headers = cookie === undefined ? {} : { cookie };
    this.socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers });
    this.socket.on('message', data => {
      this.got.push(String(data));
      this.socket.emit('got');
    });
    this.socket.on('error', () => {});
    clients.push(this);
  }

  async has(text: string): Promise<void> {
    while (!this.got.includes(text)) await once(this.socket, 'got');
  }

  closed(): Promise<number> {
    return new Promise(resolve => this.socket.once('close', resolve));
  }
}

const port = () => (http.address() as { port: number }).port;

async function start(options: Partial<SocketServerOptions> = {}): Promise<void> {
  server = new SocketServer({
    paths: ['/socket'],
    limits,
    clientAddress: ({ socket }) => socket.remoteAddress ?? '',
    pace,
    bursts: new BurstLog({ logger: silent }),
    isOwnPage: () => true,
    connect: link => new Visitor(link),
    logger: silent,
    ...options,
  });
  server.attach(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
}

async function join(id: string, role = 'viewer'): Promise<Client> {
  const client = new Client();
  await once(client.socket, 'open');
  client.socket.send(`${id} ${role}`);
  await client.has('joined');
  return client;
}

/** Joins people until the edges have taken so many of them. */
async function joinAtEdges(wanted: number): Promise<Client[]> {
  const there: Client[] = [];
  while (there.length < wanted) {
    const before = server.localSize;
    const client = await join(`edge ${clients.length}`.replace(' ', '-'));
    if (server.localSize === before) there.push(client);
  }
  return there;
}

beforeEach(() => {
  http = createServer();
  broadcaster = new FrameBroadcaster({ tickMs: 20 });
  limits = new AddressLimits();
  pace = new AddressPace();
  [visitors, clients] = [[], []];
  onLeft = () => {};
});
afterEach(async () => {
  for (const { socket } of clients) socket.terminate();
  broadcaster.close();
  limits.dispose();
  pace.dispose();
  await server.close();
  http.closeAllConnections();
  await new Promise(resolve => http.close(resolve));
});

describe('sockets in the writer’s process', () => {
  test('a message is told and answered, and the end is told once', async () => {
    await start({ edges: 0 });
    const ann = await join('ann');
    ann.socket.send('hello');
    await ann.has('echo hello');
    const left = new Promise<void>(resolve => {
      onLeft = resolve;
    });
    ann.socket.close();
    await left;
    expect(visitors.map(({ isClosed }) => isClosed)).toEqual([true]);
    expect([broadcaster.watching, server.localSize]).toEqual([0, 0]);
  });

  test.each([
    ['many', 'x', 1000],
    ['long', 'x'.repeat(32 * 1024), 1000 / 9],
  ])(
    'a socket that sends too %s messages is cut off before all of them were read',
    async (_what, text, most) => {
      await start({ edges: 0 });
      const [flooder, ann] = [await join('flooder'), await join('ann')];
      const left = new Promise<void>(resolve => {
        onLeft = resolve;
      });
      for (let sent = 0; sent < 3000; sent++) flooder.socket.send(text);
      await left;
      const heard = visitors.find(({ isClosed }) => isClosed)?.heard ?? 0;
      expect(heard).toBeGreaterThan(most / 2);
      expect(heard).toBeLessThanOrEqual(most + 1);
      ann.socket.send('still here');
      await ann.has('echo still here');
    },
  );

  test('a path that is not the socket’s is answered with 404, and too many connections with 429', async () => {
    limits.dispose();
    limits = new AddressLimits({ connections: 1 });
    await start({ edges: 0 });
    const lost = new Client('/elsewhere');
    const [, { statusCode }] = await once(lost.socket, 'unexpected-response');
    expect(statusCode).toBe(404);
    const first = await join('ann');
    const [, second] = await once(new Client().socket, 'unexpected-response');
    expect(second.statusCode).toBe(429);
    const left = new Promise<void>(resolve => {
      onLeft = resolve;
    });
    first.socket.close();
    await left;
    await join('bob');
  });

  test('a request that is no handshake frees its place', async () => {
    limits.dispose();
    limits = new AddressLimits({ connections: 1 });
    await start({ edges: 0 });
    const odd = connect(port(), '127.0.0.1');
    odd.write('GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    const [answer] = await once(odd, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 400/);
    await once(odd, 'close');
    await join('ann');
  });

  test('a close frame carries its code and reason', async () => {
    await start({ edges: 0 });
    const ann = await join('ann');
    broadcaster.dismiss('ann', 'revoked');
    expect(await ann.closed()).toBe(1008);
    expect(ann.got.at(-1)).toContain('"revoked"');
  });

  test('a socket that stops reading loses talk and keeps the order of all else', async () => {
    await start({ edges: 0 });
    const slow = await stalledSocket('slow');
    const quick = await join('quick');
    // More than the buffers of both ends of a connection take, a frame at a time.
    const long = 'x'.repeat(1_000_000);
    for (let said = 0; said < 20; said++) {
      broadcaster.talk({ by: 'host', always: true, frameFor: () => JSON.stringify(`${said} ${long}`) });
      await quick.has(`{"talk":["${said} ${long}"]}`);
    }
    broadcaster.talk({ by: 'host', always: true, frameFor: () => '"lost"' });
    await quick.has('{"talk":["lost"]}');
    broadcaster.broadcast('state', () => '"kept"');
    await quick.has('"kept"');
    slow.resume();
    const text = await textUntil(slow, '"kept"');
    expect(text).not.toContain('"lost"');
    broadcaster.talk({ by: 'host', always: true, frameFor: () => '"back"' });
    expect(await textUntil(slow, '"back"')).toMatch(/"missed":\d+/);
    slow.destroy();
  });

  test('a socket that stops reading for good is cut off when its bound is reached', async () => {
    await start({ edges: 0 });
    const dead = await stalledSocket('dead');
    const left = new Promise<void>(resolve => {
      onLeft = resolve;
    });
    let isGone = false;
    void left.then(() => {
      isGone = true;
    });
    const long = 'x'.repeat(500_000);
    const quick = await join('quick');
    for (let sent = 0; !isGone && sent < 100; sent++) {
      broadcaster.broadcast('state', () => `${sent} ${long}`);
      await quick.has(`${sent} ${long}`);
      quick.got.length = 0;
    }
    await left;
    expect([...broadcaster.viewerIds]).toEqual(['quick']);
    dead.destroy();
  });
});

describe('sockets at edges', () => {
  test('further sockets are handed to an edge and are as good as the others there', async () => {
    await start({ localSockets: 1, edges: 1 });
    await joinAtEdges(3);
    expect(server.edgePids).toHaveLength(1);
    let encoded = 0;
    broadcaster.broadcast('state', () => {
      encoded += 1;
      return 'news';
    });
    broadcaster.broadcast('urgent', () => 'pin');
    broadcaster.talk({ by: 'host', always: true, frameFor: () => '"hello"' });
    for (const client of clients) {
      await client.has('{"talk":["hello"]}');
      expect(client.got.filter(text => text === 'news' || text === 'pin')).toEqual(['news', 'pin']);
    }
    expect(encoded).toBe(1);
    const last = clients.at(-1);
    last?.socket.send('hi');
    await last?.has('echo hi');
    broadcaster.sendTo(visitors.at(-1)?.member?.actor.id ?? '', 'for you alone');
    await last?.has('for you alone');
    expect(clients.filter(({ got }) => got.includes('for you alone'))).toHaveLength(1);
  });

  test('a browser is known again by its cookie, here and at an edge', async () => {
    await start({ localSockets: 1, edges: 1 });
    const comeWith = async (cookie?: string) => {
      const client = new Client('/socket', cookie);
      const [{ headers }] = await once(client.socket, 'upgrade');
      client.socket.send('ann');
      await client.has('joined');
      return { set: String(headers['set-cookie']), known: visitors.at(-1)?.link.browser };
    };
    const here = await comeWith();
    expect(here.set).toMatch(new RegExp(`^vitrine_browser=${here.known};.*HttpOnly`));
    await joinAtEdges(1);
    const { localSize } = server;
    const cookie = here.set.split(';', 1)[0];
    expect(await comeWith(cookie)).toEqual(here);
    expect((await comeWith()).known).not.toBe(here.known);
    expect(server.localSize).toBe(localSize);
  });

  test('an author whose line was left out gets it apart', async () => {
    broadcaster.close();
    broadcaster = new FrameBroadcaster({ tickMs: 20, linesPerSecond: 1, random: () => 0 });
    await start({ localSockets: 1, edges: 1 });
    const members = await joinAtEdges(2);
    const ids = visitors.slice(-2).map(({ member }) => member?.actor.id ?? '');
    for (const by of ids) broadcaster.talk({ by, frameFor: () => JSON.stringify(by) });
    for (const [index, client] of members.entries()) {
      while (!client.got.some(text => text.includes(`"${ids[index]}"`))) await once(client.socket, 'got');
    }
  });

  test('dismissal and the client’s own leaving are told on both sides', async () => {
    await start({ localSockets: 1, edges: 1 });
    const [ann, bob] = await joinAtEdges(2);
    const [first, second] = visitors.slice(-2);
    const closed = ann?.closed();
    broadcaster.dismiss(first?.member?.actor.id ?? '', 'expired');
    expect(await closed).toBe(1008);
    const left = new Promise<void>(resolve => {
      onLeft = () => {
        if (second?.isClosed) resolve();
      };
    });
    bob?.socket.close();
    await left;
  });

  test('an address that sends too much is cut off, wherever its socket is', async () => {
    limits.dispose();
    limits = new AddressLimits({ messages: 1000 });
    await start({ localSockets: 1, edges: 1 });
    const [ann] = await joinAtEdges(1);
    for (let sent = 0; sent <= 1000; sent++) ann?.socket.send('again');
    expect(await ann?.closed()).toBe(1008);
  });

  test('an edge that dies takes its sockets along, is started again and takes new ones', async () => {
    await start({ localSockets: 1, edges: 1 });
    const [local] = [await join('local')];
    const lost = await joinAtEdges(2);
    const [pid = 0] = server.edgePids;
    const closed = lost.map(client => client.closed());
    process.kill(pid, 'SIGKILL');
    expect(await Promise.all(closed)).toEqual([1006, 1006]);
    await joinAtEdges(1);
    expect(server.edgePids).not.toContain(pid);
    expect(visitors.filter(({ isClosed }) => isClosed)).toHaveLength(2);
    local?.socket.send('still here');
    await local?.has('echo still here');
  });

  test('connections that are on their way to an edge that dies are taken in the writer’s process', async () => {
    await start({ localSockets: 1, edges: 1 });
    await joinAtEdges(1);
    const [pid = 0] = server.edgePids;
    process.kill(pid, 'SIGSTOP');
    const arrived = new Promise<void>(resolve => {
      let requests = 0;
      http.on('upgrade', () => {
        requests += 1;
        if (requests === 3) resolve();
      });
    });
    const waiting = [new Client(), new Client(), new Client()];
    const opened = waiting.map(({ socket }) => once(socket, 'open'));
    await arrived;
    process.kill(pid, 'SIGKILL');
    await Promise.all(opened);
    for (const { socket } of waiting) socket.send('late');
    for (const client of waiting) await client.has('joined');
  });

  test('a server that closes says so to every client', async () => {
    await start({ localSockets: 1, edges: 1 });
    await joinAtEdges(2);
    const codes = Promise.all(clients.map(client => client.closed()));
    await server.close();
    expect(new Set(await codes)).toEqual(new Set([1001]));
  });
});

/** A bare socket that has joined and then reads nothing. */
async function stalledSocket(id: string): Promise<Socket> {
  const socket = connect(port(), '127.0.0.1');
  const frame = Buffer.from(id);
  socket.write(
    'GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  await once(socket, 'data');
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | frame.length, 0, 0, 0, 0]), frame]));
  await once(socket, 'data');
  socket.pause();
  return socket;
}

/** What arrives until a text is there. */
async function textUntil(socket: Socket, wanted: string): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += (chunk as Buffer).toString('latin1');
    if (text.includes(wanted)) return text;
  }
  throw new Error('The socket has ended.');
}
