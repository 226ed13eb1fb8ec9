import { randomInt } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import type { DealQueryName } from '../shared/deals/protocol.ts';
import { CommandError } from '../shared/errors.ts';
import type { IngestAddress } from '../shared/ingest.ts';
import type { Command } from '../shared/protocol.ts';
import type { RecordingQueryName } from '../shared/recording.ts';
import type { Actor } from '../shared/roles.ts';
import type { Invite } from '../shared/show-state.ts';
import { ShowPictures, type ShowPicturesOptions } from './catalog/show-pictures.ts';
import type { Checkout } from './deals/checkout.ts';
import { DealDesk } from './deals/figures.ts';
import { shopPath } from './http/shop-path.ts';
import type { Intelligence, ShowIntelligence } from './intelligence/intelligence.ts';
import type { Ingest, ShowIngest } from './media/ingest/ingest.ts';
import type { Media, MediaRoom } from './media/media.ts';
import type { Restream, ShowRestream } from './media/restream/restream.ts';
import { Impressions } from './offers/impressions.ts';
import type { Recordings, ShowRecordings } from './recordings/recordings.ts';
import { Show } from './show.ts';
import type { EventLog, ShowRecord } from './store/event-log.ts';
import { Timekeeper } from './timekeeper.ts';
import type { Badge, Tokens } from './tokens.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a viewer's browser is known as the same person. */
const VIEWER_DAYS = 180;
const HOST_DAYS = 30;
/** The address of a server without a show's name leads to its default show. */
const DEFAULT_SLUG = 'default';
/** The person behind the address that the server prints at its start; no invite of the log. */
const OWNER_ID = 'host';

/** A show that is loaded, with what works beside it. */
export interface OpenShow {
  readonly show: Show;
  /** Absent on a server that found no media worker. */
  readonly media: MediaRoom | undefined;
  /** Absent where there is no media. */
  readonly ingest: ShowIngest | undefined;
  readonly restream: ShowRestream | undefined;
  readonly recordings: ShowRecordings;
  readonly intelligence: ShowIntelligence;
  readonly pictures: ShowPictures;
  readonly deals: DealDesk;
  readonly timekeeper: Timekeeper;
  readonly impressions: Impressions;
}

export interface ShowsOptions {
  readonly log: EventLog;
  readonly tokens: Tokens;
  readonly checkout: Checkout;
  readonly media: Media | undefined;
  readonly ingest: Ingest;
  readonly restream: Restream;
  readonly recordings: Recordings;
  readonly intelligence: Intelligence;
  readonly pictures: Pick<ShowPicturesOptions, 'folder' | 'mayBePrivate'>;
  readonly logger: Logger;
}

/** A show's name as it stands in addresses: lower case letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' || slug === DEFAULT_SLUG ? 'show' : slug;
}

/** All shows of this server: loads each once, and decides who may enter. */
export class Shows {
  readonly #options: ShowsOptions;
  readonly #open = new Map<string, Promise<OpenShow>>();
  #defaultSlug = '';
  /** Address at which a program on this machine reaches this server; known once it listens. */
  ownOrigin = '';
  /** Address at which other machines reach this server; known once it listens to them. */
  origin: string | undefined;

  constructor(options: ShowsOptions) {
    this.#options = options;
  }

  /** Opens the show of this name, making it where it is new; it becomes the one that `/` leads to. */
  async openDefault(name: string): Promise<OpenShow> {
    const slug = slugOf(name);
    this.#defaultSlug = slug;
    return this.#load(await this.#options.log.openShow(slug), name);
  }

  /** Finds a show by its slug. Refuses with `not-found`. */
  async find(slug: string): Promise<OpenShow> {
    const wanted = slug === DEFAULT_SLUG ? this.#defaultSlug : slug;
    const open = this.#open.get(wanted);
    if (open) return open;
    const record = await this.#options.log.findShow(wanted);
    if (!record) throw new CommandError('not-found', `There is no show named "${slug}" here.`);
    return this.#load(record, slug);
  }

  /** The place for encoders of a show. Refuses with `not-found`, or `no-media` where there are no pictures here. */
  async findIngest(slug: string): Promise<ShowIngest> {
    const { ingest } = await this.find(slug);
    if (!ingest) throw new CommandError('no-media', 'This server has no media worker.');
    return ingest;
  }

  /** Who a token stands for. Without one, somebody new is let in as a viewer and gets a token to come back with. */
  async admit(show: Show, token: string | undefined): Promise<Badge & { token?: string }> {
    if (token === undefined) return this.#newViewer(show.slug);
    const badge = await this.#options.tokens.read(token, show.slug);
    this.#checkInvite(show, badge.actor);
    return badge;
  }

  signInvite(
    show: string,
    invite: Pick<Invite, 'id' | 'name' | 'role' | 'brand' | 'expiresAt'>,
  ): Promise<string> {
    const { id, name, role, brand, expiresAt } = invite;
    return this.#options.tokens.sign({
      actor: { id, name, role, ...(brand ? { brand } : {}) },
      show,
      expiresAt,
    });
  }

  /** The token behind the studio's address that is printed at the start. */
  signOwner(show: string): Promise<string> {
    const expiresAt = Date.now() + HOST_DAYS * DAY_MS;
    return this.signInvite(show, { id: OWNER_ID, name: 'Host', role: 'host', expiresAt });
  }

  /** Where a show's encoders and players go. Refuses with `no-media` where this server has no pictures. */
  async ingestAddress(slug: string): Promise<IngestAddress> {
    const place = await this.findIngest(slug);
    return this.#options.ingest.addressOf(slug, place, this.origin ?? this.ownOrigin);
  }

  /** The command as it may stand in the log: a stream key is sealed before anything else sees it. */
  sealed({ show }: OpenShow, command: Command): Command {
    if (command.name !== 'restream.add') return command;
    const key = this.#options.restream.encryptKey(show.slug, command.data.key);
    return { ...command, data: { ...command.data, key } };
  }

  /** Answers a buyer where their hold is paid, and the host where the shop tells of payments. Throws a CommandError. */
  answerDeal({ show }: OpenShow, actor: Actor, name: DealQueryName, data: unknown): unknown {
    const { checkout } = this.#options;
    if (name === 'deal.webhook') {
      const origin = this.origin ?? this.ownOrigin;
      return { address: `${origin}${shopPath(show.slug)}`, secret: checkout.secretOf(show.slug) };
    }
    return checkout.addressOf(show.slug, show.state, actor.id, data as { dealId: string; claimId: string });
  }

  /** Answers the host's questions about the files of a show's recordings. Throws a CommandError. */
  answerRecording({ show, recordings }: OpenShow, name: RecordingQueryName, data: unknown): unknown {
    return this.#options.recordings.answer(show.slug, recordings, name, data);
  }

  async close(): Promise<void> {
    for (const open of this.#open.values()) {
      const { show, media, ingest, restream, recordings, intelligence, ...beside } = await open;
      beside.deals.close();
      beside.timekeeper.close();
      beside.impressions.close();
      show.audience.close();
      ingest?.close();
      restream?.close();
      recordings.close();
      beside.pictures.close();
      media?.close();
      intelligence.close();
    }
    this.#open.clear();
  }

  #load(record: ShowRecord, title: string): Promise<OpenShow> {
    const known = this.#open.get(record.slug);
    if (known) return known;
    const loading = this.#assemble(record, title);
    this.#open.set(record.slug, loading);
    loading.catch(() => this.#open.delete(record.slug));
    return loading;
  }

  async #assemble(record: ShowRecord, title: string): Promise<OpenShow> {
    const { log, logger, media, ingest, restream, recordings, intelligence } = this.#options;
    const show = await Show.open(record, log, logger, title);
    const tell = show.audience.signal.bind(show.audience);
    const room = await media?.openRoom(record.slug, tell);
    const mind = intelligence.openShow(record.slug, show.state, tell);
    const place = room && ingest.openShow(record.slug, show.state.ingest, room, tell);
    const lines = room && restream.openShow(record.slug, () => show.state, room, tell);
    const shelf = await recordings.openShow(show);
    const pictures = new ShowPictures({ ...this.#options.pictures, show, logger, onSignal: tell });
    const timekeeper = new Timekeeper(show);
    const impressions = new Impressions(show.audience);
    const deals = new DealDesk(show);
    show.observe(event => {
      timekeeper.observe(event);
      impressions.observe(event);
      deals.observe(event);
      mind.observe(event);
      place?.observe(event);
      lines?.observe(event);
      shelf.observe(event);
      pictures.observe(event);
    });
    const beside = { media: room, ingest: place, restream: lines, recordings: shelf, intelligence: mind };
    return { show, ...beside, deals, timekeeper, impressions, pictures };
  }

  async #newViewer(show: string): Promise<Badge & { token: string }> {
    const actor: Actor = { id: nanoid(16), name: `Guest ${randomInt(1000, 10_000)}`, role: 'viewer' };
    const badge: Badge = { actor, show, expiresAt: Date.now() + VIEWER_DAYS * DAY_MS };
    return { ...badge, token: await this.#options.tokens.sign(badge) };
  }

  #checkInvite(show: Show, actor: Actor): void {
    if (actor.role === 'viewer' || actor.id === OWNER_ID) return;
    const invite = show.state.invites.find(each => each.id === actor.id);
    if (!invite)
      throw new CommandError('bad-token', 'This invite is not one of this show; ask the host for a new one.');
    if (invite.revoked) throw new CommandError('revoked', 'The host has taken this invite back.');
  }
}
