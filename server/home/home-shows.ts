import { CommandError } from '../../shared/errors.ts';
import type {
  NewShow,
  PublicShow,
  ShowChange,
  ShowSummary,
  StudioEntry,
  Takes,
  Template,
} from '../../shared/home/protocol.ts';
import type { EarlierShow } from '../../shared/report/figures.ts';
import { type Actor, OWNER_ID, OWNER_NAME } from '../../shared/roles.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import type { ListedShow } from '../log/event-log.ts';
import type { Carried, ServerContext, ShowContext } from '../show/feature.ts';
import { team } from '../team/feature.ts';
import type { OwnerKey } from './owner-key.ts';
import { ShowHome, SUMMARY } from './show-home.ts';
import { KeptSummary, SUMMARY_VERSION, summaryOf } from './summary.ts';

const OWNER: Actor = { id: OWNER_ID, name: OWNER_NAME, role: 'host' };

/** All shows of the server, for its owner; those on the public list for everybody. */
export class HomeShows {
  readonly key: OwnerKey;
  readonly #server: ServerContext;
  /** The shows that are open, by slug. */
  readonly #open = new Map<string, ShowHome>();

  constructor(server: ServerContext, key: OwnerKey) {
    this.#server = server;
    this.key = key;
  }

  openShow(show: ShowContext): ShowHome {
    const onClose = () => this.#open.delete(show.slug);
    const opened = new ShowHome({ show, log: this.#server.log, onClose });
    this.#open.set(show.slug, opened);
    return opened;
  }

  /** All shows as their owner sees them, the oldest first. */
  async all(): Promise<ShowSummary[]> {
    const summaries: ShowSummary[] = [];
    for await (const [show, { picture, cover = picture, figures: _own, ...kept }] of this.#summaries()) {
      const watching = this.#open.get(show.slug)?.watching ?? 0;
      const { slug, createdAt } = show;
      summaries.push({ slug, createdAt, ...kept, ...(cover ? { picture: cover } : {}), watching });
    }
    return summaries;
  }

  /** The last shows that were over at a time, the newest first. */
  async endedBy(at: number, count: number): Promise<EarlierShow[]> {
    const ended: (EarlierShow & { readonly end: number })[] = [];
    for await (const [, { title, phase, figures }] of this.#summaries())
      if (phase.kind === 'ended' && phase.at <= at && figures)
        ended.push({ title, since: phase.since, figures, end: phase.at });
    return ended
      .sort((one, other) => other.end - one.end)
      .slice(0, count)
      .map(({ end: _end, ...show }) => show);
  }

  /** The shows that their host has put on the public list. */
  async listed(): Promise<PublicShow[]> {
    const shows: PublicShow[] = [];
    for await (const [{ slug }, kept] of this.#summaries()) {
      const { title, phase, startsAt, picture, isListed, isArchived } = kept;
      if (!isListed || isArchived) continue;
      shows.push({ slug, title, phase, ...(startsAt ? { startsAt } : {}), ...(picture ? { picture } : {}) });
    }
    return shows;
  }

  /** Makes a show. Refuses with `not-found` where there is none to make it from, with `bad-data` where that gives nothing of a name. */
  async make({ title, startsAt, from, take = [] }: NewShow): Promise<StudioEntry & { takes: Takes }> {
    const template = from === undefined ? undefined : { from, take: this.#knownTakes(take) };
    const { show, carried } = await this.#server.shows.make(title, template);
    if (startsAt !== undefined) await show.submit('home.change', { startsAt }, { as: OWNER });
    return { ...(await this.entryOf(show)), takes: takesOf(carried) };
  }

  /** What a new show could take along of one. */
  async templateOf(slug: string): Promise<Template> {
    const show = await this.#server.find(slug);
    const carried = await this.#server.shows.carried({ from: slug, take: this.#server.shows.carriers });
    const { lifecycle, home } = show.state;
    // The planned time is the host's usual one; that of going live may be a rehearsal's.
    const startedAt = home.startsAt ?? (lifecycle.phase.kind === 'ready' ? undefined : lifecycle.phase.since);
    const date = startedAt === undefined ? {} : { startedAt };
    return { title: lifecycle.title, ...date, takes: takesOf(carried) };
  }

  async entryOf(show: ShowContext): Promise<StudioEntry> {
    return { show: show.slug, invite: await this.#server.serviceOf(team).signOwner(show) };
  }

  async change(slug: string, { title, ...change }: ShowChange): Promise<void> {
    const show = await this.#server.find(slug);
    if (title !== undefined) await show.submit('show.rename', { title }, { as: OWNER });
    if (Object.keys(change).length > 0) await show.submit('home.change', change, { as: OWNER });
  }

  /** Deletes a show for good. Refuses where it is live, or has another title than the one that was confirmed. */
  async remove(slug: string, title: string): Promise<void> {
    const { lifecycle } = (await this.#server.find(slug)).state;
    if (lifecycle.title !== title)
      throw new CommandError('bad-data', `The show is called "${lifecycle.title}"; say that to delete it.`, {
        field: 'title',
      });
    if (lifecycle.phase.kind === 'live' && lifecycle.phase.interruptedAt === undefined)
      throw new CommandError('is-live', 'The show is live; end it before you delete it.');
    await this.#server.shows.remove(slug);
  }

  /** Every show with its summary, the oldest first. */
  async *#summaries(): AsyncGenerator<readonly [ListedShow, KeptSummary]> {
    for (const show of await this.#server.log.listProjections(SUMMARY, SUMMARY_VERSION))
      yield [show, await this.#keptOf(show)];
  }

  /** The summary of a show: from itself while it is open, else as it was kept; one that is behind its log is opened. */
  async #keptOf({ slug, seq, projection }: ListedShow): Promise<KeptSummary> {
    const open = this.#open.get(slug);
    if (open) return open.summary;
    if (projection?.seq === seq) {
      const kept = KeptSummary.safeParse(JSON.parse(projection.data)).data;
      if (kept && kept.phase.kind !== 'live') return kept;
    }
    return summaryOf((await this.#server.find(slug)).state);
  }

  #knownTakes(take: readonly string[]): FeatureName[] {
    const { carriers } = this.#server.shows;
    return take.map(name => {
      const known = carriers.find(each => each === name);
      if (known) return known;
      const text = `A show can give the next one ${carriers.join(', ')}, but not "${name}".`;
      throw new CommandError('bad-data', text, { field: 'take' });
    });
  }
}

const takesOf = (carried: ReadonlyMap<FeatureName, Carried>): Takes =>
  [...carried].map(([feature, { count, leftOut = [] }]) => ({ feature, count, leftOut: [...leftOut] }));
