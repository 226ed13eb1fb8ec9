import { webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate } from './certificate.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Apple's systems refuse certificates that hold longer than this (support.apple.com/HT210176). */
const DAYS = 397;
const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Makes a certificate for these names and addresses that nobody but its own key vouches for. */
export async function makeSelfSigned(names: readonly string[], now: number): Promise<Certificate> {
  const x509 = await import('@peculiar/x509');
  const keys = await webcrypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  // The library's types have a browser's keys and crypto, which Node's are like.
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Vitrine',
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + (DAYS - 1) * DAY_MS),
      signingAlgorithm: KEY_ALGORITHM,
      keys: keys as never,
      extensions: [
        new x509.SubjectAlternativeNameExtension(
          names.map(value => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
        ),
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      ],
    },
    webcrypto as never,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}

/** Whether a certificate that was made earlier is for all these names, and holds for a day at least. */
export function isStillGood(cert: string, names: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(cert);
  if (certificate.validToDate.getTime() - now < DAY_MS) return false;
  return names.every(
    name => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined,
  );
}
