import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Room } from '../../../client/room/room.ts';
import { allClaims } from '../../../shared/deals/claims.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { PROTOCOL_VERSION } from '../../../shared/show/protocol.ts';
import { flash, shelf } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

/** Of these tests, one each has a product of its own. */
const PRODUCTS = ['shoe', 'sock', 'lamp'];
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };

let server: TestServer;
let host: Room;
let deals = 0;

async function open(flags: readonly string[]): Promise<void> {
  server = await TestServer.start(flags, WITHOUT_MEDIA);
  host = await joinRoom(server, { token: server.hostToken });
  await host.send('catalog.import', { products: shelf(Date.now()) });
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', { rules: { ...rules, regions: [], brandsTogether: true } });
}

/** Starts a deal of twenty units, one for each buyer. */
async function startDeal(change: Partial<DealPlan> = {}): Promise<string> {
  const id = `deal-${deals}`;
  const productId = PRODUCTS[deals % PRODUCTS.length] ?? '';
  deals += 1;
  await host.send('deal.save', {
    plan: flash({ id, units: 20, items: [{ productId, count: 1 }], ...change }),
  });
  await host.send('deal.start', { dealId: id });
  onTestFinished(async () => void (await host.send('deal.end', { dealId: id })));
  return id;
}

interface Answer {
  readonly re?: string;
  readonly ok: boolean;
  readonly data: { readonly token?: string };
  readonly error?: { readonly code: string };
}

/** A client behind a proxy, with the cookies that its browser keeps. */
class Client {
  cookie: string | undefined;
  setCookie = '';
  token: string | undefined;
  address: string;
  #socket: WebSocket | undefined;

  constructor(address: string) {
    this.address = address;
  }

  /** Joins, with a token where it has been given one. */
  async join(): Promise<this> {
    this.#socket?.terminate();
    const headers = { 'x-forwarded-for': this.address, ...(this.cookie && { cookie: this.cookie }) };
    const socket = new WebSocket(server.socketUrl, { headers });
    this.#socket = socket;
    onTestFinished(() => socket.terminate());
    const [{ headers: answered }] = await once(socket, 'upgrade');
    [this.setCookie = ''] = answered['set-cookie'] ?? [];
    this.cookie = this.setCookie.split(';', 1)[0];
    if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
    const { token } = this;
    const joined = await this.#ask('show.join', {
      show: 'default',
      protocol: PROTOCOL_VERSION,
      ...(token && { token }),
    });
    this.token = joined.data.token ?? token;
    return this;
  }

  /** The code with which a claim is refused, or `done`. */
  async claim(dealId: string): Promise<string> {
    const answer = await this.#ask('deal.claim', { dealId, units: 1 });
    return answer.ok ? 'done' : (answer.error?.code ?? '');
  }

  #ask(name: string, data: unknown): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const listen = (raw: Buffer) => {
      const frame = JSON.parse(String(raw)) as Answer;
      if (frame.re !== name) return;
      this.#socket?.off('message', listen);
      resolve(frame);
    };
    this.#socket?.on('message', listen);
    this.#socket?.send(JSON.stringify({ id: name, name, data }));
    return promise;
  }
}

/** What a script gets that joins anew for each claim and keeps nothing. */
async function claimAsMany(dealId: string, addresses: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const address of addresses) codes.push(await (await new Client(address).join()).claim(dealId));
  return codes;
}

const times = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, number) => make(number));
const doneOf = (codes: readonly string[]): number => codes.filter(code => code === 'done').length;

describe('behind a proxy that is trusted', () => {
  beforeAll(() => open(['--trust-proxy', 'yes']), 60_000);
  afterAll(async () => {
    host.close();
    await server.stop();
  });

  test('a browser that has lost its token is the same buyer, from another network too', async () => {
    const dealId = await startDeal();
    const browser = await new Client('203.0.113.1').join();
    expect(await browser.claim(dealId)).toBe('done');
    browser.token = undefined;
    browser.address = '203.0.113.2';
    await browser.join();
    expect(await browser.claim(dealId)).toBe('browser-limit');
    expect(await (await new Client('203.0.113.2').join()).claim(dealId)).toBe('done');
  });

  test('a script that comes as somebody new each time gets a quarter from one address, and others the rest', async () => {
    const dealId = await startDeal();
    const codes = await claimAsMany(
      dealId,
      times(12, () => '198.51.100.7'),
    );
    expect(codes).toEqual([...times(5, () => 'done'), ...times(7, () => 'network-limit')]);
    expect(
      doneOf(
        await claimAsMany(
          dealId,
          times(3, number => `198.51.100.${number + 10}`),
        ),
      ),
    ).toBe(3);
  });

  test('all hosts of an IPv6 /64 are one network', async () => {
    const dealId = await startDeal();
    const hosts = times(8, number => `2001:db8:7:7:${number}:${number}:${number}:1`);
    expect(doneOf(await claimAsMany(dealId, hosts))).toBe(5);
    expect(await claimAsMany(dealId, ['2001:db8:7:8::1'])).toEqual(['done']);
  });

  test('a household is one buyer where the deal is one per household', async () => {
    const dealId = await startDeal({ perNetwork: 'one' });
    const home = times(2, () => '203.0.113.40');
    expect(await claimAsMany(dealId, [...home, '203.0.113.41'])).toEqual(['done', 'network-limit', 'done']);
  });

  test('known buyers are those who came before the deal started, and still are when they come back', async () => {
    const early = await new Client('203.0.113.50').join();
    const dealId = await startDeal({ knownBy: 'visit' });
    expect(await claimAsMany(dealId, ['203.0.113.51'])).toEqual(['new-here']);
    await early.join();
    expect(await early.claim(dealId)).toBe('done');
  });

  test('nobody is told, and no file has, the address or the cookie of a buyer', async () => {
    const dealId = await startDeal();
    const client = await new Client('203.0.113.77').join();
    expect(await client.claim(dealId)).toBe('done');
    const { show } = await until(
      host,
      view => allClaims(view.show.deals.claims[dealId]).length === 1,
      'the claim in the studio',
    );
    const again = await joinRoom(server, { token: server.hostToken });
    onTestFinished(() => again.close());
    const told = JSON.stringify([show, again.store.getState().show]);
    const value = client.cookie?.split('=')[1] ?? '';
    expect(value).toMatch(/^[\w-]{22}$/);
    for (const secret of ['"keys"', '"byKey"', client.address, value]) expect(told).not.toContain(secret);
    const files = readdirSync(server.folder).filter(name => name.startsWith('shows.sqlite'));
    const stored = files.map(name => readFileSync(join(server.folder, name), 'latin1')).join('');
    expect(stored).toContain('"keys"');
    for (const secret of [client.address, value]) expect(stored).not.toContain(secret);
  });
});

describe('without a trusted proxy', () => {
  beforeAll(() => open([]), 60_000);
  afterAll(async () => {
    host.close();
    await server.stop();
  });

  test('what a client says of its address counts nothing', async () => {
    const dealId = await startDeal();
    const codes = await claimAsMany(
      dealId,
      times(8, number => `203.0.113.${number}`),
    );
    expect(doneOf(codes)).toBe(5);
    // The host may have forgotten a proxy of their own.
    expect(server.errors.match(/--trust-proxy/g)).toHaveLength(1);
  });
});
