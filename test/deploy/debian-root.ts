import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/setup/folders.mjs';
import type { Network } from './internet.ts';
import { type Outcome, outcomeOf, run } from './shell.ts';

const SUITE = 'bookworm';
const SYSTEMCTL = join(import.meta.dirname, 'systemctl.sh');
const SOURCES = `deb http://deb.debian.org/debian ${SUITE} main
deb http://deb.debian.org/debian ${SUITE}-updates main
deb http://deb.debian.org/debian-security ${SUITE}-security main
`;

/** A bare Debian 12 as debootstrap makes it, made once on a machine. */
async function bareDebian(): Promise<string> {
  const place = join(cacheFolder('debian'), SUITE);
  if (existsSync(place)) return place;
  const making = `${place}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  await run('debootstrap', '--variant=minbase', SUITE, making, 'http://deb.debian.org/debian');
  renameSync(making, place);
  return place;
}

/**
 * A machine with a bare Debian: a root of its own over the one that was made once, in a network of its own. Nothing of it
 * outlives the mount namespace of this process.
 */
export class DebianRoot {
  readonly path: string;
  readonly network: Network;

  static async boot(network: Network, names: string): Promise<DebianRoot> {
    const base = await bareDebian();
    const layers = mkdtempSync(join(tmpdir(), 'vitrine-debian-'));
    const [upper, work, path] = ['upper', 'work', 'root'].map(name => join(layers, name)) as [
      string,
      string,
      string,
    ];
    for (const folder of [upper, work, path]) mkdirSync(folder);
    await run(
      'mount',
      '-t',
      'overlay',
      'overlay',
      '-o',
      `lowerdir=${base},upperdir=${upper},workdir=${work}`,
      path,
    );
    await run('mount', '-t', 'proc', 'proc', join(path, 'proc'));
    await run('mount', '--rbind', '/dev', join(path, 'dev'));
    // What was downloaded once is not downloaded again by the next test.
    const archives = join(cacheFolder('debian'), 'archives');
    mkdirSync(join(archives, 'partial'), { recursive: true });
    await run('mount', '--bind', archives, join(path, 'var/cache/apt/archives'));
    copyFileSync('/etc/resolv.conf', join(path, 'etc/resolv.conf'));
    writeFileSync(join(path, 'etc/hosts'), `127.0.0.1 localhost\n${names}`);
    writeFileSync(join(path, 'etc/apt/sources.list'), SOURCES);
    const root = new DebianRoot(path, network);
    root.#standInForSystemd();
    return root;
  }

  private constructor(path: string, network: Network) {
    this.path = path;
    this.network = network;
  }

  /** Runs a command line as root. */
  sh(command: string): Promise<Outcome> {
    return outcomeOf('ip', [
      'netns',
      'exec',
      this.network.name,
      'env',
      '-i',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'HOME=/root',
      'VITRINE_PUBLIC_WITHIN_S=30',
      'chroot',
      this.path,
      'bash',
      '-c',
      `cd /root; ${command}`,
    ]);
  }

  /** Runs a command line that has to succeed. */
  async ok(command: string): Promise<string> {
    const { code, text } = await this.sh(command);
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${text}\n${this.logs()}`);
    return text;
  }

  bring(file: string, place: string): void {
    copyFileSync(file, join(this.path, place));
  }

  /** What the services said last. */
  logs(): string {
    const logs = ['vitrine', 'caddy', 'coturn'].map(name => join(this.path, `var/log/${name}.log`));
    const tail = (file: string) => readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');
    return logs
      .filter(file => existsSync(file))
      .map(file => `${file}:\n${tail(file)}`)
      .join('\n');
  }

  /** No systemd runs in here; packages don't start their services by themselves then. */
  #standInForSystemd(): void {
    const place = join(this.path, 'usr/local/sbin/systemctl');
    copyFileSync(SYSTEMCTL, place);
    const policy = join(this.path, 'usr/sbin/policy-rc.d');
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  }
}
