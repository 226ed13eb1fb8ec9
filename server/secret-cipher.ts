import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts secrets in the event log, with a key that is derived from the server's secret for one purpose. */
export class SecretCipher {
  readonly #key: Buffer;

  constructor(secret: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  }

  /**
   * Encrypts a text for one owner, such as a show. Encryption is deterministic, so that a command that is sent again is
   * recognized; the nonce is derived from the text, as in SIV mode (RFC 5297), so that different texts have different
   * nonces.
   */
  encrypt(owner: string, text: string): string {
    const iv = createHmac('sha256', this.#key).update(`${owner} ${text}`).digest().subarray(0, IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv).setAAD(Buffer.from(owner));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** Decrypts a text. Throws where it was encrypted for another owner, purpose or secret. */
  decrypt(owner: string, encrypted: string): string {
    const bytes = Buffer.from(encrypted, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
