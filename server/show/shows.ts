import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { CommandError } from '../../shared/errors.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import type { EventLog, ShowRecord } from '../log/event-log.ts';
import type { BroadcasterOptions } from './broadcast/frame-broadcaster.ts';
import type { Carried, ShowsContext, Template } from './feature.ts';
import { OpenShow, type Services } from './open-show.ts';
import type { Registry } from './registry.ts';
import { Show, type ShowOptions } from './show.ts';
import { type Clock, systemClock } from './time/clock.ts';

/** The address of a server without a show's name leads to its default show. */
const DEFAULT_SLUG = 'default';
const DAY_MS = 24 * 60 * 60 * 1000;
/** How often shows are looked through for those that nobody has open. */
const LOOK_EVERY_MS = 60_000;
/** A show that was idle at so many looks in a row is put away. */
const IDLE_LOOKS = 5;

export interface ShowsOptions {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** How many days chat lines are kept; 0 for as long as their show. */
  readonly chatDays?: number;
  readonly broadcast?: BroadcasterOptions;
}

/** Longest slug; a folder of this name fits every file system, because no letter of one unit has more than three bytes. */
const MAX_SLUG_LENGTH = 80;

/** A show's name as it stands in addresses: lower case letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_SLUG_LENGTH)
    // Half of a letter outside of the basic plane.
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
  return slug === '' || slug === DEFAULT_SLUG ? 'show' : slug;
}

const notFound = (slug: string): CommandError =>
  new CommandError('not-found', `There is no show named "${slug}" here.`);

/** All shows of this server: loads each when somebody comes, and puts it away when nobody has it open any more. */
export class Shows implements ShowsContext {
  readonly #options: ShowsOptions;
  readonly #open = new Map<string, Promise<OpenShow>>();
  /** Slugs of the shows that are being deleted. */
  readonly #removing = new Set<string>();
  readonly #closing = new Map<string, Promise<void>>();
  /** At how many looks in a row each show was idle. */
  readonly #idle = new Map<string, number>();
  readonly #look: NodeJS.Timeout;
  #services: Services | Promise<Services> = new Map();
  #defaultSlug = '';

  constructor(options: ShowsOptions) {
    this.#options = options;
    this.#look = setInterval(() => void this.putAwayIdle(), LOOK_EVERY_MS);
    this.#look.unref();
  }

  /**
   * Names what the features have for all shows; before the first show is opened. While they start, a show is read from
   * its log already.
   */
  use(services: Services | Promise<Services>): void {
    this.#services = services;
  }

  /**
   * Opens the show of this name, making it where it is new; it becomes the default one. Where nobody has asked for the
   * name and there are other shows, the newest of those is it: a show that was deleted doesn't come back by itself.
   */
  async openDefault(name: string, isWanted = true): Promise<OpenShow> {
    const { log } = this.#options;
    const slug = slugOf(name);
    const known = isWanted ? undefined : ((await log.findShow(slug)) ?? (await log.listShows()).at(-1));
    const record = known ?? (await log.openShow(slug));
    this.#defaultSlug = record.slug;
    return this.#load(record, { title: name });
  }

  /**
   * Makes a new show, with what it takes along of an earlier one. Of two that are made of one name at once, the second
   * gets another slug.
   */
  async make(
    title: string,
    template?: Template,
  ): Promise<{ show: OpenShow; carried: ReadonlyMap<FeatureName, Carried> }> {
    const carried = template ? await this.carried(template) : new Map<FeatureName, Carried>();
    const begin = [...carried.values()].flatMap(({ events }) => events);
    const show = await this.#load(await this.#newRecord(slugOf(title)), { title, begin });
    return { show, carried };
  }

  /** What an earlier show can give a new one, by feature. Refuses with `not-found`. */
  async carried({ from, take }: Template): Promise<Map<FeatureName, Carried>> {
    const { registry } = this.#options;
    const { state, clock } = await this.find(from);
    const takes = (feature: FeatureName) => take.includes(feature);
    return registry.carried(state, { takes, now: clock.now(), newId: () => nanoid(12) });
  }

  /**
   * Deletes a show with all that its features keep of it. Whoever is connected is told so; whoever comes meanwhile finds
   * no show.
   */
  async remove(slug: string): Promise<void> {
    const open = await this.find(slug);
    if (this.#removing.has(open.slug)) throw notFound(slug);
    this.#removing.add(open.slug);
    try {
      open.broadcaster.dismissAll('deleted');
      await this.#putAway(open.slug, open);
      const services = [...(await this.#services).values()];
      const cleanups = await Promise.all(services.map(service => service.beforeDeletion?.(open.slug)));
      await this.#options.log.deleteShow(open.slug);
      for (const cleanUp of cleanups) await cleanUp?.();
    } finally {
      this.#removing.delete(open.slug);
    }
  }

  get carriers(): FeatureName[] {
    return this.#options.registry.features.filter(({ parts }) => parts.carry).map(({ name }) => name);
  }

  /** Finds a show by its slug. Refuses with `not-found`. */
  async find(slug: string): Promise<OpenShow> {
    const wanted = slug === DEFAULT_SLUG ? this.#defaultSlug : slug;
    if (this.#removing.has(wanted)) throw notFound(slug);
    const open = this.#open.get(wanted);
    if (open) return open;
    const record = await this.#options.log.findShow(wanted);
    if (!record) throw notFound(slug);
    return this.#load(record, { title: slug });
  }

  /** Looks once through the shows, and closes those that were idle for some time; they open again by themselves. */
  async putAwayIdle(looks = IDLE_LOOKS): Promise<void> {
    for (const [slug, opening] of [...this.#open]) {
      const open = await opening.catch(() => undefined);
      const idle = open?.isIdle ? (this.#idle.get(slug) ?? 0) + 1 : 0;
      this.#idle.set(slug, idle);
      if (open && idle >= looks && this.#open.get(slug) === opening) await this.#putAway(slug, open);
    }
  }

  /** Whether in any show that is open something ends at a time. */
  async isTimed(): Promise<boolean> {
    const opened = await Promise.allSettled(this.#open.values());
    return opened.some(each => each.status === 'fulfilled' && each.value.isTimed);
  }

  async close(): Promise<void> {
    clearInterval(this.#look);
    for (const opening of this.#open.values()) {
      const open = await opening.catch(() => undefined);
      await open?.close();
    }
    await Promise.all(this.#closing.values());
    this.#open.clear();
  }

  /** Whoever comes while a show is being put away waits until it is, and opens it anew. */
  async #putAway(slug: string, open: OpenShow): Promise<void> {
    this.#open.delete(slug);
    this.#idle.delete(slug);
    const closing = open.close().finally(() => this.#closing.delete(slug));
    this.#closing.set(slug, closing);
    await closing;
  }

  async #newRecord(slug: string): Promise<ShowRecord> {
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : `-${number}`;
      const record = await this.#options.log.createShow(slug.slice(0, MAX_SLUG_LENGTH - end.length) + end);
      if (record) return record;
    }
  }

  #load(record: ShowRecord, start: Pick<ShowOptions, 'title' | 'begin'>): Promise<OpenShow> {
    const known = this.#open.get(record.slug);
    if (known) return known;
    const loading = this.#assemble(record, start);
    this.#open.set(record.slug, loading);
    loading.catch(() => this.#open.delete(record.slug));
    return loading;
  }

  async #assemble(record: ShowRecord, start: Pick<ShowOptions, 'title' | 'begin'>): Promise<OpenShow> {
    await this.#closing.get(record.slug);
    const { registry, logger, log, clock = systemClock, chatDays = 0 } = this.#options;
    if (chatDays > 0) await log.pruneTalk(record.slug, clock.now() - chatDays * DAY_MS);
    const show = await Show.open({ ...this.#options, ...start, record });
    return OpenShow.open(show, registry, await this.#services, logger);
  }
}
