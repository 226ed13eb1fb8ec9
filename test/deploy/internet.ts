import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM } from '../support/browser.ts';
import { outcomeOf, run } from './shell.ts';

const TABLE = 'vitrine_deploy';
const FORWARDING = '/proc/sys/net/ipv4/ip_forward';

/** The ports for pictures and sound of a server by default, one for each core. */
const MEDIA_PORTS = '44444-44459';

export interface Restrictions {
  /** It is hidden behind the router's address. */
  readonly nat?: boolean;
  /** It lets no UDP out. */
  readonly noUdp?: boolean;
  /** It lets nothing out to the ports for pictures and sound. */
  readonly noMedia?: boolean;
}

/** Somebody's network. */
export interface Network {
  readonly name: string;
  /** Where its one machine is. */
  readonly address: string;
}

/**
 * Networks of their own, and this machine as the internet between them: each is a network namespace with one address and a
 * way through here. Everything goes with `close`.
 */
export class Internet {
  readonly #id = `vt${randomBytes(3).toString('hex')}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-internet-'));
  readonly #networks: string[] = [];
  readonly #wasForwarding = readFileSync(FORWARDING, 'utf8');

  async open(): Promise<void> {
    writeFileSync(FORWARDING, '1');
    // What a test that was killed has left.
    await this.#nft(`add table ip ${TABLE}; delete table ip ${TABLE}; add table ip ${TABLE}`);
    await this.#nft(`add chain ip ${TABLE} nat { type nat hook postrouting priority 100; }`);
    await this.#nft(`add chain ip ${TABLE} filter { type filter hook forward priority 0; }`);
    // The networks reach Debian's packages by this machine's own way out.
    await this.#nft(`add rule ip ${TABLE} nat ip saddr 10.88.0.0/16 ip daddr != 10.88.0.0/16 masquerade`);
  }

  async add({ nat = false, noUdp = false, noMedia = false }: Restrictions = {}): Promise<Network> {
    const number = this.#networks.length + 1;
    const [name, outer, net] = [`${this.#id}-${number}`, `${this.#id}o${number}`, `10.88.${number}`];
    await run('ip', 'netns', 'add', name);
    this.#networks.push(name);
    await run('ip', 'link', 'add', outer, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    await run('ip', 'addr', 'add', `${net}.254/24`, 'dev', outer);
    await run('ip', 'link', 'set', outer, 'up');
    // An address of IPv6 that comes a second later would be a change of network to Chromium.
    await run('ip', 'netns', 'exec', name, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6');
    await run('ip', '-n', name, 'link', 'set', 'lo', 'up');
    await run('ip', '-n', name, 'addr', 'add', `${net}.1/24`, 'dev', 'eth0');
    await run('ip', '-n', name, 'link', 'set', 'eth0', 'up');
    await run('ip', '-n', name, 'route', 'add', 'default', 'via', `${net}.254`);
    if (nat) await this.#nft(`add rule ip ${TABLE} nat ip saddr ${net}.0/24 masquerade`);
    if (noUdp) await this.#nft(`add rule ip ${TABLE} filter ip saddr ${net}.0/24 meta l4proto udp drop`);
    if (noMedia)
      await this.#nft(
        `add rule ip ${TABLE} filter ip saddr ${net}.0/24 meta l4proto { tcp, udp } th dport ${MEDIA_PORTS} drop`,
      );
    return { name, address: `${net}.1` };
  }

  /** A program that starts Chromium in a network. */
  chromiumIn({ name }: Network): string {
    const path = join(this.#folder, `chromium-${name}`);
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} ${CHROMIUM} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  async close(): Promise<void> {
    for (const name of this.#networks) {
      const left = (await run('ip', 'netns', 'pids', name)).split('\n').filter(Boolean);
      // Some have ended by now.
      if (left.length > 0) await outcomeOf('kill', ['-KILL', ...left]);
      await run('ip', 'netns', 'delete', name);
    }
    await this.#nft(`delete table ip ${TABLE}`);
    writeFileSync(FORWARDING, this.#wasForwarding);
  }

  #nft(command: string): Promise<string> {
    return run('nft', command);
  }
}
