import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { CertificateWarning } from '../../shared/reach/certificate.ts';
import { StartError } from '../start-error.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Certificates of Let's Encrypt are renewed 30 days before their end: one that is so close to it is not renewed. */
const SOON_MS = 14 * DAY_MS;

/** A certificate with its chain and its private key, in PEM, as TLS servers take them. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Reads a certificate and its key. Throws a StartError that names the file and what is wrong with it. */
export async function readCertificate(files: Certificate): Promise<Certificate> {
  const cert = await read(files.cert, '--tls-cert');
  const key = await read(files.key, '--tls-key');
  if (!parseCertificate(cert, files.cert).checkPrivateKey(parseKey(key, files.key)))
    throw new StartError(
      `The private key ${files.key} belongs to another certificate than ${files.cert}. Give the key that the certificate was asked for with.`,
    );
  return { cert, key };
}

/** What is wrong with a certificate for a server that others reach by `name`; undefined where it serves. */
export function warningOf(
  cert: string,
  name: string | undefined,
  now: number,
): CertificateWarning | undefined {
  const { validFromDate, validToDate, ...rest } = datesOf(new X509Certificate(cert));
  const [from, to] = [validFromDate.getTime(), validToDate.getTime()];
  if (to <= now) return { kind: 'expired', at: to };
  if (from > now) return { kind: 'not-yet', at: from };
  if (name !== undefined && !rest.isFor(name)) return { kind: 'other-name', name, names: rest.names };
  return to - now < SOON_MS ? { kind: 'expires-soon', at: to } : undefined;
}

/** A warning in words for the person who starts the server. */
export function warningText(warning: CertificateWarning): string {
  if (warning.kind === 'other-name')
    return `The certificate is for ${warning.names.join(', ') || 'no name'}, but the server is reached as ${warning.name}: browsers will refuse it. Get one for that name, or give the right one with --public-url or --announce.`;
  const day = new Date(warning.at).toISOString().slice(0, 10);
  if (warning.kind === 'not-yet')
    return `The certificate holds from ${day} on only. Is the clock of this machine right?`;
  return warning.kind === 'expired'
    ? `The certificate has expired on ${day}: browsers refuse to open the pages. Renew it; the server takes the new file by itself.`
    : `The certificate expires on ${day}. Renew it before then; the server takes the new file by itself.`;
}

function datesOf(certificate: X509Certificate) {
  const { validFromDate, validToDate, subjectAltName = '' } = certificate;
  const names = [...subjectAltName.matchAll(/(?:DNS|IP Address):([^\s,"]+)/g)].map(([, name = '']) => name);
  const isFor = (name: string) =>
    (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
  return { validFromDate, validToDate, names, isFor };
}

async function read(file: string, flag: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'is not there'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : `can't be read (${message})`;
    throw new StartError(`The file ${file} of ${flag} ${reason}.`);
  }
}

function parseCertificate(cert: string, file: string): X509Certificate {
  try {
    return new X509Certificate(cert);
  } catch {
    throw new StartError(
      `There is no certificate in ${file}: it must be PEM, and begin with "-----BEGIN CERTIFICATE-----".`,
    );
  }
}

function parseKey(key: string, file: string): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    throw new StartError(
      `There is no private key in ${file}: it must be PEM without a password, and begin with "-----BEGIN PRIVATE KEY-----".`,
    );
  }
}
