import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import { type Actor, OWNER_ID, OWNER_NAME } from '../../shared/roles.ts';
import { guestName } from '../../shared/team/guests.ts';
import type { Invite } from '../../shared/team/invite.ts';
import type { Present } from '../people/writer.ts';
import type { Peer } from '../show/broadcast/link.ts';
import type { Admitted } from '../show/connection.ts';
import type { ShowContext } from '../show/feature.ts';
import { clientKeys } from './client-keys.ts';
import { GuestNumbers } from './guest-numbers.ts';
import { type TokenClaims, Tokens } from './tokens.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a viewer's browser is known as the same person. */
const VIEWER_DAYS = 180;
const HOST_DAYS = 30;

/** Refuses somebody who comes with a CommandError. */
type Guard = (show: ShowContext, present: Present, peer: Peer | undefined) => void;

/** Who may enter a show, and the tokens that say so. */
export class Admission {
  readonly #secret: string;
  readonly #tokens: Tokens;
  readonly #guards: Guard[] = [];
  readonly #guests = new WeakMap<ShowContext, GuestNumbers>();

  constructor(secret: string) {
    this.#secret = secret;
    this.#tokens = new Tokens(secret);
  }

  /**
   * Who a token stands for. Without one, somebody new is let in as a viewer and gets a token to come back with.
   * Refuses with `bad-token`, `expired` or `revoked`.
   */
  async admit(show: ShowContext, token: string | undefined, peer?: Peer): Promise<Admitted> {
    const admitted: Admitted & TokenClaims =
      token === undefined ? await this.#newViewer(show) : await this.#known(show, token);
    const keys = peer && clientKeys(this.#secret, show.logId, peer);
    const client = { ...keys, since: sinceOf(admitted) };
    for (const check of this.#guards) check(show, { actor: admitted.actor, client }, peer);
    return { ...admitted, client };
  }

  /**
   * Who plays a show: the person of the token where that is good, else a viewer of whom nothing but the client is known.
   * Refuses as a guard does.
   */
  async watcherOf(show: ShowContext, token: string | undefined, peer: Peer): Promise<Present> {
    const known = token === undefined ? undefined : await this.#known(show, token).catch(() => undefined);
    const actor = known?.actor ?? { id: '', role: 'viewer' as const };
    const present = { actor, client: clientKeys(this.#secret, show.logId, peer) };
    for (const check of this.#guards) check(show, present, peer);
    return present;
  }

  /** Has everybody checked who comes in from now on. */
  guard(check: Guard): void {
    this.#guards.push(check);
  }

  /** Which show a token of this server is for. Refuses with `bad-token` or `expired`. */
  showOf(token: string): Promise<string> {
    return this.#tokens.showOf(token);
  }

  signInvite(
    show: string,
    { id, name, role, brand, expiresAt }: Pick<Invite, 'id' | 'name' | 'role' | 'brand' | 'expiresAt'>,
  ): Promise<string> {
    return this.#tokens.sign({
      actor: { id, name, role, ...(brand ? { brand } : {}) },
      show,
      expiresAt,
    });
  }

  /** The token behind the studio's address that is printed at the start, or that the owner has asked for since. */
  signOwner({ slug, logId, state }: Pick<ShowContext, 'slug' | 'logId' | 'state'>): Promise<string> {
    return this.#tokens.sign({
      actor: { id: OWNER_ID, name: OWNER_NAME, role: 'host' },
      show: slug,
      expiresAt: Date.now() + HOST_DAYS * DAY_MS,
      generation: state.team.ownerGeneration,
      logId,
    });
  }

  async #known(show: ShowContext, token: string): Promise<TokenClaims> {
    const claims = await this.#tokens.read(token, show.slug);
    checkInvite(show, claims);
    return claims;
  }

  async #newViewer(show: ShowContext): Promise<TokenClaims & { token: string }> {
    const guests = this.#guests.get(show) ?? new GuestNumbers(show);
    this.#guests.set(show, guests);
    const actor: Actor = { id: nanoid(16), name: guestName(await guests.next()), role: 'viewer' };
    const since = show.clock.now();
    const claims = { actor, show: show.slug, since, expiresAt: Date.now() + VIEWER_DAYS * DAY_MS };
    return { ...claims, token: await this.#tokens.sign(claims) };
  }
}

/** Since when a viewer is known. Older tokens tell by their end alone, which is in whole seconds. */
function sinceOf({ expiresAt, since }: TokenClaims): number {
  if (since !== undefined) return since;
  return Math.floor((expiresAt - VIEWER_DAYS * DAY_MS) / 1000) * 1000 + 999;
}

function checkInvite(show: ShowContext, { actor, generation = 0, logId = show.logId }: TokenClaims): void {
  const { invites, ownerGeneration = 0 } = show.state.team;
  if (actor.role === 'viewer') return;
  if (actor.id === OWNER_ID) {
    if (logId !== show.logId)
      throw new CommandError('bad-token', 'This link is of a show of the same name that was deleted.');
    if (generation === ownerGeneration) return;
    throw new CommandError('revoked', 'The owner has asked for a new link since.');
  }
  const invite = invites.find(each => each.id === actor.id);
  if (!invite)
    throw new CommandError('bad-token', 'This invite is not one of this show; ask the host for a new one.');
  if (invite.revoked) throw new CommandError('revoked', 'The host has taken this invite back.');
}
