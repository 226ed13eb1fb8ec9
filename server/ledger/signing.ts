import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { LedgerHead, SignedHead } from '../../shared/ledger/format.ts';
import { canonicalJson } from './chain.ts';

/** An Ed25519 key pair (RFC 8032), as a JWK has its two numbers (RFC 8037). */
export interface KeyPair {
  /** Hex. */
  readonly publicKey: string;
  readonly privateKey: string;
}

const CURVE = { kty: 'OKP', crv: 'Ed25519' } as const;
const hexOf = (base64url = ''): string => Buffer.from(base64url, 'base64url').toString('hex');
const base64urlOf = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

export function generateKey(): KeyPair {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { publicKey: hexOf(x), privateKey: hexOf(d) };
}

const bytesOf = (show: string, head: LedgerHead): Buffer => Buffer.from(canonicalJson({ ...head, show }));

/** Signs a head of a show's ledger. */
export function signHead(show: string, head: LedgerHead, { publicKey, privateKey }: KeyPair): SignedHead {
  const jwk = { ...CURVE, x: base64urlOf(publicKey), d: base64urlOf(privateKey) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return { head, signature: sign(null, bytesOf(show, head), key).toString('hex') };
}

/** Whether a head of this show was signed with the private key of this public one. */
export function isSignedBy(publicKey: string, show: string, { head, signature }: SignedHead): boolean {
  try {
    const key = createPublicKey({ key: { ...CURVE, x: base64urlOf(publicKey) }, format: 'jwk' });
    return verify(null, bytesOf(show, head), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
