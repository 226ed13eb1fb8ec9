import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
const ip = (...args: string[]) => run('ip', ...args);

/** An address of the cable that nobody has, and the table of routes that lead there. */
const [NOBODY, LOST] = ['10.77.0.99', '77'];

const bucket = (kilobits: number, latencyMs: number): string[] => [
  'tbf',
  'rate',
  `${kilobits}kbit`,
  'burst',
  '16kb',
  'latency',
  `${latencyMs}ms`,
];

/** Why a browser can't be given a network of its own on this system; undefined where it can. */
export const namespaceMissing: string | undefined =
  process.getuid?.() !== 0
    ? 'a network of its own for a browser needs root'
    : ['/usr/sbin/tc', '/sbin/tc'].some(path => existsSync(path))
      ? undefined
      : 'ip and tc are not installed (Debian: iproute2)';

/**
 * A network of its own for one browser, joined to this machine by a cable: its address can be changed as when a laptop
 * moves from one network to another, and the cable can be slow, lossy or pulled out. Needs root and Debian's iproute2.
 */
export class Namespace {
  /** Where the browser reaches this machine. */
  readonly gateway = '10.77.0.1';
  readonly #name = `vitrine-${process.pid}`;
  readonly #outer = `vt${process.pid}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-namespace-'));
  #last = 2;

  constructor() {
    ip('netns', 'add', this.#name);
    ip('link', 'add', this.#outer, 'type', 'veth', 'peer', 'name', 'inner', 'netns', this.#name);
    ip('addr', 'add', `${this.gateway}/24`, 'dev', this.#outer);
    ip('link', 'set', this.#outer, 'up');
    ip('-n', this.#name, 'link', 'set', 'lo', 'up');
    ip('-n', this.#name, 'link', 'set', 'inner', 'up');
    ip('-n', this.#name, 'addr', 'add', `10.77.0.${this.#last}/24`, 'dev', 'inner');
  }

  /** A program that starts Chromium inside. */
  get chromium(): string {
    const path = join(this.#folder, 'chromium');
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${this.#name} ${CHROMIUM} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** Takes the browser's address away and gives it another one. */
  changeAddress(): void {
    const before = `10.77.0.${this.#last}/24`;
    this.#last += 1;
    // In this order: the first address of a network takes the later ones with it.
    ip('-n', this.#name, 'addr', 'del', before, 'dev', 'inner');
    ip('-n', this.#name, 'addr', 'add', `10.77.0.${this.#last}/24`, 'dev', 'inner');
  }

  /** Lets the browser send so much and no more; what comes faster waits a little and is then dropped. */
  slowDown(kilobits: number): void {
    run('tc', '-n', this.#name, 'qdisc', 'replace', 'dev', 'inner', 'root', ...bucket(kilobits, 60));
  }

  /** Lets the browser receive so much and no more; what comes faster waits as in a router, and is then dropped. */
  slowDownload(kilobits: number): void {
    run('tc', 'qdisc', 'replace', 'dev', this.#outer, 'root', ...bucket(kilobits, 300));
  }

  /** Lets the browser reach every address of this machine, as in a network whose router it is. */
  route(): void {
    ip('-n', this.#name, 'route', 'replace', 'default', 'via', this.gateway);
  }

  /** Loses what the browser sends by UDP, and to these ports by TCP, as a company's firewall does. */
  block(tcpPorts: readonly number[] = []): void {
    this.unblock();
    // They are sent to an address of the cable that nobody has: that needs no module of the kernel's, as filters do.
    ip(
      '-n',
      this.#name,
      'neigh',
      'replace',
      NOBODY,
      'lladdr',
      '02:00:00:00:00:99',
      'dev',
      'inner',
      'nud',
      'permanent',
    );
    ip('-n', this.#name, 'route', 'replace', 'default', 'via', NOBODY, 'dev', 'inner', 'table', LOST);
    ip('-n', this.#name, 'rule', 'add', 'pref', '10', 'ipproto', 'udp', 'lookup', LOST);
    for (const port of tcpPorts)
      ip(
        '-n',
        this.#name,
        'rule',
        'add',
        'pref',
        '10',
        'ipproto',
        'tcp',
        'dport',
        String(port),
        'lookup',
        LOST,
      );
  }

  /** Lets everything through again. */
  unblock(): void {
    for (;;) {
      try {
        ip('-n', this.#name, 'rule', 'del', 'pref', '10');
      } catch {
        // None is left.
        return;
      }
    }
  }

  /** Delays and loses packets both ways; returns why it can't where this kernel has no netem. */
  spoil(delayMs: number, lossPercent: number): string | undefined {
    const netem = ['netem', 'delay', `${delayMs}ms`, 'loss', `${lossPercent}%`];
    try {
      run('tc', '-n', this.#name, 'qdisc', 'replace', 'dev', 'inner', 'root', ...netem);
      run('tc', 'qdisc', 'replace', 'dev', this.#outer, 'root', ...netem);
      return undefined;
    } catch (error) {
      return `packets can't be lost on purpose: ${String((error as { stderr?: unknown }).stderr).trim()}`;
    }
  }

  /** Takes away whatever slows or spoils the cable. */
  clear(): void {
    for (const args of [
      ['-n', this.#name, 'qdisc', 'del', 'dev', 'inner', 'root'],
      ['qdisc', 'del', 'dev', this.#outer, 'root'],
    ]) {
      try {
        run('tc', ...args);
      } catch {
        // There was nothing on it.
      }
    }
  }

  /** Pulls the cable out of the browser's side, or plugs it in again. */
  plug(isIn: boolean): void {
    ip('-n', this.#name, 'link', 'set', 'inner', isIn ? 'up' : 'down');
  }

  close(): void {
    ip('link', 'del', this.#outer);
    ip('netns', 'del', this.#name);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
