import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import type { Room } from '../../client/room/room.ts';
import { openRoom } from '../../client/room/room.ts';
import type { StudioEntry } from '../../shared/home/protocol.ts';
import { launchBrowser, openUntrusted } from '../support/browser.ts';
import { until } from '../support/room.ts';
import { goLive } from '../support/studio.ts';
import { DebianRoot } from './debian-root.ts';
import { Internet, type Network, type Restrictions } from './internet.ts';
import { pathOfViewer } from './path-of-viewer.ts';
import { breakRelease, nextRelease } from './releases.ts';
import { run } from './shell.ts';
import { assert, assertSays, type Step, stepsTo } from './steps.ts';
import { Writer } from './writer.ts';

const NAME = 'show.vitrine.test';
const ORIGIN = `https://${NAME}`;
/** Finds the command line of the server's own process. */
const OWN_PROCESS = "grep -laE '/releases/[^/]+/server/main.js' /proc/[0-9]*/cmdline";
const INSTALL = 'vitrine-server/deploy/install.sh';

/** Why this can't be tried here; undefined where it can. */
export const deployMissing: string | undefined =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'a root and networks of its own need root on Linux'
    : undefined;

/** Everything at once, from a bare Debian to a restored backup on another one. */
class Deployment {
  readonly #archive: string;
  readonly #step: Step;
  readonly #internet = new Internet();
  readonly #browsers: Browser[] = [];
  #server!: DebianRoot;
  #studio!: Network;
  #key = '';
  #invite = '';
  /** The viewers' link as the studio shares it. */
  #shared = '';

  constructor(archive: string, say: (text: string) => void) {
    this.#archive = archive;
    this.#step = stepsTo(say);
  }

  async run(): Promise<void> {
    // The networks are this machine's own, and would stay.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void this.#internet.close().finally(() => process.exit(1)));
    try {
      await this.#internet.open();
      await this.#step('a bare Debian 12 in a network of its own', () => this.#boot());
      await this.#step('what can’t be installed is said, with how to mend it', () => this.#refuse());
      await this.#step('one command makes it a server', () => this.#install());
      await this.#step('the unit is sound and hardened', () => this.#checkUnit());
      await this.#step('the same command again changes nothing', () => this.#installAgain());
      await this.#step('a studio behind NAT goes live by the link', () => this.#goLive());
      await this.#step('a viewer whose UDP is blocked sees the picture by TCP', () =>
        this.#watch({ noUdp: true }, 'tcp'),
      );
      await this.#step('a viewer who reaches no media port sees it by TURN', () =>
        this.#watch({ noMedia: true }, 'turn'),
      );
      await this.#step('a second viewer in the studio’s network sees it by the address of the code', () =>
        this.#watchBeside(),
      );
      await this.#step('an upgrade loses nothing that was acknowledged', () => this.#upgrade());
      await this.#step('a release that is not healthy is not gone on with', () => this.#upgradeToBroken());
      await this.#step('an archive that was cut short changes nothing', () => this.#upgradeToHalf());
      await this.#step('a rollback loses nothing that was acknowledged', () => this.#rollback());
      await this.#step('a rollback with the data of then keeps the newer ones beside them', () =>
        this.#rollbackWithData(),
      );
      await this.#step('a backup of the running server is restored on another machine', () =>
        this.#restoreElsewhere(),
      );
      await this.#step('a backup that was cut short changes nothing', () => this.#restoreHalf());
    } finally {
      for (const browser of this.#browsers) await browser.close();
      await this.#internet.close();
    }
  }

  async #boot(): Promise<void> {
    const network = await this.#internet.add();
    this.#studio = await this.#internet.add({ nat: true });
    writeFileSync('/etc/hosts', `127.0.0.1 localhost\n${network.address} ${NAME}\n`);
    this.#server = await DebianRoot.boot(network, `${network.address} ${NAME}\n`);
    await this.#bring(this.#server);
  }

  /** Unpacks the release as its owner does. */
  async #bring(root: DebianRoot): Promise<void> {
    root.bring(this.#archive, 'root/vitrine-server.tar.gz');
    await root.ok(
      'mkdir vitrine-server && tar -xzf vitrine-server.tar.gz -C vitrine-server --strip-components=1',
    );
  }

  async #refuse(): Promise<void> {
    const server = this.#server;
    const refused = async (command: string, ...words: RegExp[]) => {
      const { code, text } = await server.sh(command);
      assert(code !== 0, `${command} succeeded:\n${text}`);
      assertSays(text, ...words);
    };
    await server.ok('cp -r vitrine-server half && rm half/server/main.js');
    await refused(`half/deploy/install.sh ${NAME}`, /cut short or damaged/, /Copy it here once more/);
    await server.ok('rm -rf half');
    await refused(`${INSTALL} nodots`, /needs a name/, /record of type A/);
    await refused(`${INSTALL} nowhere.vitrine.test`, /leads nowhere yet/, new RegExp(server.network.address));
    await server.ok(
      "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen=>1,LocalPort=>80,ReuseAddr=>1); sleep 600' >/dev/null 2>&1 & echo $! > holder",
    );
    await refused(`${INSTALL} ${NAME}`, /port 80 is in use by perl/, /systemctl disable --now perl/);
    await server.ok('kill $(cat holder)');
  }

  async #install(): Promise<void> {
    const text = await this.#server.ok(`${INSTALL} ${NAME}`);
    assertSays(text, new RegExp(`runs at ${ORIGIN}`), /vitrine link/);
    assert(!/somebody's own/.test(text), `A file of Debian's was taken for its owner's:\n${text}`);
    assertSays(
      await this.#server.ok('vitrine status'),
      /vitrine {3}active/,
      /caddy {5}active/,
      /coturn {4}active/,
      /Public/,
    );
    assertSays(await this.#server.ok(`stat -c %U $(dirname $(${OWN_PROCESS}))`), /^vitrine$/m);
    assertSays(
      await this.#server.ok('stat -c "%a %U" /etc/vitrine/vitrine.env /var/lib/vitrine/data'),
      /^640 root\n700 vitrine/,
    );
    const link = (await this.#server.ok('vitrine link')).trim();
    assertSays(link, new RegExp(`^${ORIGIN}/studio/#key=.+`));
    this.#key = link.split('#key=')[1] ?? '';
    const answer = await fetch(`${ORIGIN}/healthz`);
    assert(((await answer.json()) as { media?: boolean }).media === true, 'The server has no media worker.');
  }

  async #checkUnit(): Promise<void> {
    const unit = '/etc/systemd/system/vitrine.service';
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) return;
    const place = join(this.#server.path, unit);
    await run('systemd-analyze', 'security', '--offline=yes', '--threshold=20', place);
    assertSays(
      await run('systemd-analyze', 'verify', `--root=${this.#server.path}`, 'vitrine.service'),
      /^$/,
    );
  }

  async #installAgain(): Promise<void> {
    const ids = () => this.#server.ok('cat /run/units/*.pid');
    const before = await ids();
    await this.#server.ok(INSTALL);
    assert((await ids()) === before, 'A second run started services anew.');
  }

  /** Somebody in the show by a link, from this machine. */
  async #join(origin = ORIGIN, token = this.#invite): Promise<Room> {
    const room = openRoom({ show: 'my-show', url: `${origin.replace('http', 'ws')}/socket`, token });
    await until(room, ({ connection }) => connection.kind === 'joined', 'the host is in');
    return room;
  }

  async #goLive(): Promise<void> {
    const authorization = `Bearer ${this.#key}`;
    const entry = await fetch(`${ORIGIN}/api/shows/my-show/studio`, {
      method: 'POST',
      headers: { authorization },
    });
    assert(entry.ok, `The owner's key is refused: ${entry.status}`);
    this.#invite = ((await entry.json()) as StudioEntry).invite;
    const studio = await this.#launch(this.#studio);
    const page = await openUntrusted(studio, `${ORIGIN}/studio/#key=${this.#key}`);
    await page.getByRole('button', { name: /Try with the sample set/ }).click();
    await goLive(page);
    await page.getByRole('button', { name: 'Share' }).click();
    this.#shared = await page.getByRole('textbox', { name: 'Viewers’ link' }).inputValue();
    await page.keyboard.press('Escape');
  }

  async #watch(restrictions: Restrictions, path: 'tcp' | 'turn'): Promise<void> {
    const browser = await this.#launch(await this.#internet.add(restrictions));
    const found = await pathOfViewer(browser, `${ORIGIN}/s/my-show`);
    assert(found === path, `The picture came by ${found} instead of ${path}.`);
  }

  /** What the code of Share says is its link. */
  async #watchBeside(): Promise<void> {
    assert(this.#shared === `${ORIGIN}/s/my-show`, `Share leads to ${this.#shared}.`);
    const found = await pathOfViewer(await this.#launch(this.#studio), this.#shared);
    assert(found === 'udp', `The picture came by ${found}, though nothing is in the way.`);
  }

  async #launch(network: Network): Promise<Browser> {
    const browser = await launchBrowser({ executable: this.#internet.chromiumIn(network) });
    this.#browsers.push(browser);
    return browser;
  }

  /** Writes notes all through some work, and throws unless each that was acknowledged is there afterwards. */
  async #loseNothing(work: () => Promise<unknown>): Promise<void> {
    const room = await this.#join();
    const writer = new Writer(room);
    await writer.more(5);
    await work();
    await writer.more(5);
    const acknowledged = await writer.stop();
    room.close();
    const again = await this.#join();
    const kept = new Set(again.store.getState().show.notes.notes.map(({ text }) => text));
    again.close();
    const lost = acknowledged.slice(-KEPT_NOTES).filter(text => !kept.has(text));
    assert(lost.length === 0, `Lost: ${lost.join(', ')}`);
  }

  async #release(): Promise<string> {
    return (await this.#server.ok('basename $(readlink /opt/vitrine/current)')).trim();
  }

  async #upgrade(): Promise<void> {
    this.#server.bring(await nextRelease(this.#archive, '0.2.0'), 'root/next.tar.gz');
    await this.#loseNothing(() => this.#server.ok('vitrine upgrade next.tar.gz'));
    assertSays(await this.#release(), /^0\.2\.0-/);
  }

  async #upgradeToBroken(): Promise<void> {
    this.#server.bring(await nextRelease(this.#archive, '0.3.0', breakRelease), 'root/broken.tar.gz');
    await this.#loseNothing(async () => {
      const { code, text } = await this.#server.sh('vitrine upgrade broken.tar.gz');
      assert(code !== 0, 'The broken release was taken.');
      assertSays(text, /0\.3\.0-\w+ does not get healthy, so 0\.2\.0-\w+ goes on/, /this release is broken/);
    });
    assertSays(await this.#release(), /^0\.2\.0-/);
  }

  async #upgradeToHalf(): Promise<void> {
    await this.#server.ok('head -c 20000000 next.tar.gz > half.tar.gz');
    const { code, text } = await this.#server.sh('vitrine upgrade half.tar.gz');
    assert(code !== 0, 'Half a release was taken.');
    assertSays(text, /no whole archive.*Nothing was changed/);
  }

  async #rollback(): Promise<void> {
    await this.#loseNothing(() => this.#server.ok('vitrine rollback'));
    assertSays(await this.#release(), /^0\.1\.0-/);
  }

  async #rollbackWithData(): Promise<void> {
    const note = `after the rollback ${Date.now()}`;
    const writing = await this.#join();
    await writing.send('note.post', { text: note });
    writing.close();
    const notes = async () => {
      const room = await this.#join();
      const texts = room.store.getState().show.notes.notes.map(({ text }) => text);
      room.close();
      return texts;
    };
    const text = await this.#server.ok('vitrine rollback --with-data');
    assertSays(text, /The shows as 0\.1\.0-\w+ left them are in \S+/, /goes on with 0\.2\.0-/);
    const then = await notes();
    assert(then.length > 0 && !then.includes(note), 'The data are not those that the release had left.');
    await this.#server.ok('vitrine rollback --with-data');
    assertSays(await this.#release(), /^0\.1\.0-/);
    assert((await notes()).includes(note), 'The newer data were not kept.');
  }

  async #restoreElsewhere(): Promise<void> {
    let note = '';
    await this.#loseNothing(async () => {
      note = `before the backup ${Date.now()}`;
      const room = await this.#join();
      await room.send('note.post', { text: note });
      room.close();
      await this.#server.ok('vitrine backup /root/all.zip');
    });
    const network = await this.#internet.add();
    const other = await DebianRoot.boot(network, `${network.address} other.vitrine.test\n`);
    await this.#bring(other);
    await other.ok(`${INSTALL} other.vitrine.test`);
    copyFileSync(join(this.#server.path, 'root/all.zip'), join(other.path, 'root/all.zip'));
    assertSays(await other.ok('vitrine restore /root/all.zip'), /Restored \d+ files/);
    writeFileSync(
      '/etc/hosts',
      `${readFileSync('/etc/hosts', 'utf8')}${network.address} other.vitrine.test\n`,
    );
    const room = await this.#join('https://other.vitrine.test');
    const notes = room.store.getState().show.notes.notes.map(({ text }) => text);
    room.close();
    assert(notes.includes(note), 'The last note before the backup is missing.');
  }

  async #restoreHalf(): Promise<void> {
    const half = join(this.#server.path, 'root/half.zip');
    copyFileSync(join(this.#server.path, 'root/all.zip'), half);
    truncateSync(half, 10_000);
    await this.#loseNothing(async () => {
      const { code, text } = await this.#server.sh('vitrine restore half.zip');
      assert(code !== 0, 'Half a backup was restored.');
      assertSays(text, /no whole backup.*Nothing was changed/);
    });
  }
}

/** A show keeps so many notes at least. */
const KEPT_NOTES = 150;

/** Whether a server can be made of a bare Debian by this archive, upgraded, rolled back, backed up and restored. */
export async function deployFrom(archive: string, say: (text: string) => void): Promise<boolean> {
  // No public authority gives a certificate for such a name.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    await new Deployment(archive, say).run();
    return true;
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return false;
  }
}
