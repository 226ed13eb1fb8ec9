import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'HS256';
/** Long enough to start a download or a player, and for a player to seek back and forth. */
const VALID_SECONDS = 60 * 60;

/**
 * URLs with which anybody may have one file for an hour, because a browser's downloads and players send no Authorization
 * header. The token is a JWT (RFC 7519) whose audience is the path, so that it is of use for no other.
 */
export class SignedUrls {
  /** Derived from the server's secret: neither is an invite a token of a URL, nor the other way round. */
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'vitrine signed urls', 32));
  }

  /**
   * Adds a token to a path.
   * @param now milliseconds since the epoch
   */
  async sign(path: string, now: number): Promise<string> {
    const token = await new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setAudience(path)
      .setExpirationTime(Math.floor(now / 1000) + VALID_SECONDS)
      .sign(this.#key);
    return `${path}?token=${token}`;
  }

  /**
   * Whether a token was signed for this path and hasn't expired.
   * @param now milliseconds since the epoch
   */
  async verify(path: string, token: string, now: number): Promise<boolean> {
    const options = {
      algorithms: [ALGORITHM],
      audience: path,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    };
    return jwtVerify(token, this.#key, options).then(
      () => true,
      () => false,
    );
  }
}
