import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Interfaces of containers, virtual machines and tunnels, by which no phone in the room comes. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|tailscale|zt)/i;
/** An address that nobody has (RFC 5737): nothing is sent to it, it is only asked which way it would go. */
const ELSEWHERE = '192.0.2.1';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The addresses of this machine in its networks, IPv4 before IPv6, the one that leads to the internet first. Link-local
 * ones are left out: in a browser they don't lead anywhere.
 */
export async function ownAddresses(
  interfaces: Interfaces = networkInterfaces(),
  outward: () => Promise<string | undefined> = outwardAddress,
): Promise<string[]> {
  const found = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !/^(169\.254\.|fe80:)/i.test(address))
    .toSorted((one, other) => one.family.localeCompare(other.family))
    .map(({ address }) => address);
  const first = await outward();
  return first !== undefined && found.includes(first) ? [...new Set([first, ...found])] : found;
}

/** The address from which this machine would send to the internet; undefined without a way there. */
async function outwardAddress(): Promise<string | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.connect(9, ELSEWHERE);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}
