import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { Actor } from '../../shared/roles.ts';

const ALGORITHM = 'HS256';

const Claims = z.object({
  sub: Actor.shape.id,
  exp: z.number(),
  show: z.string(),
  name: Actor.shape.name,
  role: Actor.shape.role,
  brand: Actor.shape.brand,
  gen: z.number().int().optional(),
  log: z.string().optional(),
  since: z.number().optional(),
});

/** What a token says and this server signed: who, in which show, until when (milliseconds). */
export interface TokenClaims {
  readonly actor: Actor;
  readonly show: string;
  readonly expiresAt: number;
  /** Of an owner's token: which of the owner's links it is. */
  readonly generation?: number | undefined;
  /** Of an owner's token: the log of the show, so that it is no good for another show of the same name. */
  readonly logId?: string | undefined;
  /** When the person came first, in milliseconds; untold by older tokens. */
  readonly since?: number;
}

/** Signs and reads invites: JSON Web Tokens (RFC 7519) with HMAC-SHA256 under the server's own secret. */
export class Tokens {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new TextEncoder().encode(secret);
  }

  sign({ actor, show, expiresAt, generation, logId, since }: TokenClaims): Promise<string> {
    const { id, name, role, brand } = actor;
    return new SignJWT({
      show,
      name,
      role,
      ...(brand ? { brand } : {}),
      ...(since ? { since } : {}),
      ...(generation ? { gen: generation } : {}),
      ...(logId ? { log: logId } : {}),
    })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(id)
      .setExpirationTime(Math.floor(expiresAt / 1000))
      .sign(this.#key);
  }

  /** Reads a token for a show. Refuses with `expired`, or with `bad-token` for everything else that is wrong. */
  async read(token: string, show: string): Promise<TokenClaims> {
    const claims = await this.#verify(token);
    if (claims.show !== show) throw new CommandError('bad-token', 'This invite is for another show.');
    const { sub: id, name, role, brand, gen: generation, log: logId, since } = claims;
    const actor = { id, name, role, ...(brand ? { brand } : {}) };
    return { actor, show, expiresAt: claims.exp * 1000, generation, logId, ...(since ? { since } : {}) };
  }

  /** Which show a token is for. Refuses as `read` does. */
  async showOf(token: string): Promise<string> {
    return (await this.#verify(token)).show;
  }

  async #verify(token: string): Promise<z.infer<typeof Claims>> {
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: [ALGORITHM] });
      return Claims.parse(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new CommandError('expired', 'This invite has run out; ask the host for a new one.');
      }
      throw new CommandError('bad-token', 'This invite is not valid here; ask the host for a new one.');
    }
  }
}
