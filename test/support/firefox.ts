import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, firefox } from 'playwright';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Why the tests with a real Firefox can't run on this system; undefined where they can. */
export const firefoxMissing: string | undefined = existsSync(FIREFOX)
  ? undefined
  : 'Firefox is not installed (Debian: firefox-esr); install it, or name it with FIREFOX.';

/** A profile in which pages play by themselves, cameras need no permission, and nothing calls home. */
const PREFERENCES: Readonly<Record<string, boolean | number | string>> = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

const RELAY = fileURLToPath(new URL('./firefox-bidi.ts', import.meta.url));

/** A real Firefox as the system has it, without a window, driven by WebDriver BiDi. */
export async function launchFirefox(): Promise<Browser> {
  // Its own home, because Firefox refuses to start in one that belongs to another account.
  const home = mkdtempSync(join(tmpdir(), 'vitrine-firefox-'));
  const program = join(home, 'firefox');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${RELAY}" "${FIREFOX}" "$@"\n`, {
    mode: 0o755,
  });
  const browser = await firefox.launch({
    // Playwright's name for a Firefox that isn't its own build.
    channel: 'moz-firefox',
    executablePath: program,
    env: { ...process.env, HOME: home },
    firefoxUserPrefs: { ...PREFERENCES },
  });
  browser.once('disconnected', () =>
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  );
  return browser;
}
