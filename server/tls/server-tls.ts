import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { CertificateWarning } from '../../shared/reach/certificate.ts';
import type { Config } from '../config.ts';
import { reachedName, speaksTls } from '../origin.ts';
import { ownAddresses } from '../reach/own-addresses.ts';
import { writeAside } from '../write-aside.ts';
import { type Certificate, readCertificate, warningOf } from './certificate.ts';
import { isStillGood, makeSelfSigned } from './self-signed.ts';

/** How often the files are looked at: whoever renews them does so days before the end. */
const LOOK_EVERY_MS = 10 * 60 * 1000;
const OWN_NAMES = ['localhost', '127.0.0.1', '::1'];

export interface ServerTlsOptions {
  readonly config: Pick<Config, 'tls' | 'host' | 'announce' | 'publicUrl'>;
  /** Where a certificate that the server makes itself is kept, with its key. */
  readonly file: string;
  readonly logger: Logger;
  readonly lookEveryMs?: number;
}

/** The certificate that the server speaks TLS with: one from files, or one that it makes itself for its network. */
export class ServerTls {
  /** Whether it was made by the server, so that browsers warn of it. */
  readonly isSelfSigned: boolean;
  /** Whether the server's own port speaks TLS, not only its network. */
  readonly isOnOwnPort: boolean;
  readonly #options: ServerTlsOptions;
  readonly #listeners = new Set<(certificate: Certificate) => void>();
  readonly #looking: NodeJS.Timeout | undefined;
  #certificate: Certificate;

  /** Opens the certificate. Throws a StartError where it can't be used; undefined for a server without TLS. */
  static async open(options: ServerTlsOptions): Promise<ServerTls | undefined> {
    const { tls } = options.config;
    if (!tls) return undefined;
    const certificate =
      tls.kind === 'files'
        ? await readCertificate(tls)
        : await selfSigned(options.file, await namesOf(options.config));
    return new ServerTls(options, certificate);
  }

  private constructor(options: ServerTlsOptions, certificate: Certificate) {
    const { config, lookEveryMs = LOOK_EVERY_MS } = options;
    this.#options = options;
    this.#certificate = certificate;
    this.isSelfSigned = config.tls?.kind === 'self-signed';
    this.isOnOwnPort = speaksTls(config);
    if (!this.isSelfSigned) this.#looking = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  get certificate(): Certificate {
    return this.#certificate;
  }

  /** What is wrong with a certificate from files, now. */
  get warning(): CertificateWarning | undefined {
    if (this.isSelfSigned) return undefined;
    return warningOf(this.#certificate.cert, reachedName(this.#options.config), Date.now());
  }

  /** Calls the listener whenever the certificate was renewed. */
  onRenewed(listener: (certificate: Certificate) => void): void {
    this.#listeners.add(listener);
  }

  /** The certificate for a server at these addresses; one that the server makes is made anew where it isn't for them. */
  async certificateFor(addresses: readonly string[]): Promise<Certificate> {
    if (!this.isSelfSigned) return this.#certificate;
    const names = [...new Set([...(await namesOf(this.#options.config)), ...addresses])];
    this.#certificate = await selfSigned(this.#options.file, names);
    return this.#certificate;
  }

  close(): void {
    clearInterval(this.#looking);
  }

  /** Takes new files by itself: a show must not end for a renewal. Files that can't be used leave the old ones in use. */
  async #look(): Promise<void> {
    const { config, logger } = this.#options;
    if (config.tls?.kind !== 'files') return;
    try {
      const certificate = await readCertificate(config.tls);
      if (certificate.cert === this.#certificate.cert) return;
      this.#certificate = certificate;
      logger.info('The certificate was renewed.');
      for (const listener of this.#listeners) listener(certificate);
    } catch (error) {
      logger.warn({ err: error }, 'The new certificate can’t be used; the one of before stays.');
    }
  }
}

async function namesOf({ announce, publicUrl }: ServerTlsOptions['config']): Promise<string[]> {
  const proxied = publicUrl && new URL(publicUrl).hostname;
  const named = [announce, proxied, hostname()].filter(name => name !== undefined && name !== '') as string[];
  return [...new Set([...OWN_NAMES, ...named, ...(await ownAddresses())])];
}

/** The certificate that was made earlier where it is still good for these names, else a new one in its place. */
async function selfSigned(file: string, names: readonly string[]): Promise<Certificate> {
  const now = Date.now();
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && isUsable(kept, names, now)) return { cert: kept, key: kept };
  const { cert, key } = await makeSelfSigned(names, now);
  const both = `${cert}\n${key}\n`;
  await writeAside(file, aside => writeFile(aside, both, { mode: 0o600 }));
  return { cert: both, key: both };
}

/** A file that was cut short is made anew like one that has expired. */
function isUsable(pem: string, names: readonly string[], now: number): boolean {
  try {
    return pem.trimEnd().endsWith('-----END PRIVATE KEY-----') && isStillGood(pem, names, now);
  } catch {
    return false;
  }
}
