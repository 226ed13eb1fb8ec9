import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { WebSocket } from 'ws';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';
import { ServerInfo } from '../../shared/reach/remote-server.ts';
import { isOwnMachine } from '../origin.ts';
import { answerAt } from './answers-at.ts';
import { isPrivateAddress } from './reach-of.ts';

const WITHIN_MS = 5000;

type Resolve = (name: string) => Promise<string[]>;

/** The addresses of a name; none where it has none, or nobody says so in time. */
async function addressesOf(name: string): Promise<string[]> {
  const late = new Promise<never[]>(resolve => setTimeout(resolve, WITHIN_MS, []).unref());
  const found = lookup(name, { all: true }).then(
    all => all.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, late]);
}

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap(each => (each ?? []).map(({ address }) => address));

/**
 * Looks whether a name that is announced for pictures and sound leads to this machine. Behind a NAT that can't be known, so
 * only a machine with a public address of its own is told that the name leads elsewhere; and one's own machine is for nobody
 * else in any case.
 */
export async function checkName(
  name: string,
  own: readonly string[] = ownAddresses(),
  resolve: Resolve = addressesOf,
): Promise<AddressWarning | undefined> {
  if (isIP(name)) return undefined;
  const addresses = await resolve(name);
  if (addresses.length === 0) return { kind: 'unresolved', name };
  const isKnown = own.some(address => !isPrivateAddress(address) && !isOwnMachine(address));
  const isWrong = addresses.every(address => isOwnMachine(address) || (isKnown && !own.includes(address)));
  return isWrong ? { kind: 'other-machine', name, addresses } : undefined;
}

/**
 * Comes to this server by the address that others are told: whether the name resolves, the server answers, and its sockets
 * come through.
 * @param instance what this server answers that it is
 */
export async function checkOrigin(origin: string, instance: string): Promise<AddressWarning | undefined> {
  const name = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  if (!isIP(name) && (await addressesOf(name)).length === 0) return { kind: 'unresolved', name };
  const answer = await answerAt(`${origin}/api/server`);
  if (!answer) return { kind: 'unanswered', origin };
  if (instanceIn(answer.text) !== instance) return { kind: 'other-server', origin };
  const socket = await checkSocket(`${origin.replace(/^http/, 'ws')}/socket`);
  return socket && { kind: socket, origin };
}

/** Whether this very server answers at an address. */
export async function leadsHere(origin: string, instance: string): Promise<boolean> {
  const answer = await answerAt(`${origin}/api/server`);
  return answer !== undefined && instanceIn(answer.text) === instance;
}

function instanceIn(text: string): string | undefined {
  try {
    return ServerInfo.parse(JSON.parse(text)).instance;
  } catch {
    return undefined;
  }
}

/** Opens a socket and asks something of the server, which refuses it: that it answers is all there is to know. */
function checkSocket(address: string): Promise<'no-sockets' | 'held-back' | undefined> {
  return new Promise(resolve => {
    const socket = new WebSocket(address, { rejectUnauthorized: false, handshakeTimeout: WITHIN_MS });
    let late: NodeJS.Timeout | undefined;
    const end = (found: 'no-sockets' | 'held-back' | undefined) => {
      clearTimeout(late);
      resolve(found);
      socket.terminate();
    };
    socket.once('open', () => {
      late = setTimeout(end, WITHIN_MS, 'held-back');
      socket.send(JSON.stringify({ id: 'check', name: 'time.now', data: {} }));
    });
    socket.once('message', () => end(undefined));
    socket.on('error', () => end('no-sockets'));
  });
}
