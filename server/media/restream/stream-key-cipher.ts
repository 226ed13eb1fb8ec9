import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts the stream keys in the event log, with a key that is derived from the server's secret. */
export class StreamKeyCipher {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'vitrine stream keys', 32));
  }

  /**
   * Encrypts a text for one show. Encryption is deterministic, so that a command that is sent again is recognized; the
   * nonce is derived from the text, as in SIV mode (RFC 5297), so that different texts have different nonces.
   */
  encrypt(show: string, text: string): string {
    const iv = createHmac('sha256', this.#key).update(`${show} ${text}`).digest().subarray(0, IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv).setAAD(Buffer.from(show));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** Decrypts a text. Throws where it was encrypted for another show or with another secret. */
  decrypt(show: string, encrypted: string): string {
    const bytes = Buffer.from(encrypted, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(show))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
