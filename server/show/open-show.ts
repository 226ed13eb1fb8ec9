import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { type Actor, type Viewpoint, viewpointOf } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type {
  Command,
  CommandData,
  CommandName,
  CommandResult,
  QueryName,
} from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { redactShow, type ShowState } from '../../shared/show/state.ts';
import type { FoundEvents } from '../log/event-log.ts';
import { viewpointKey } from './broadcast/members.ts';
import type { Broadcaster, Member } from './broadcaster.ts';
import type { Client } from './client.ts';
import type { Feature, Preparation, Reactor, Service, ShowContext } from './feature.ts';
import { assertPermitted } from './permissions.ts';
import type { Registry } from './registry.ts';
import { ShowScheduler } from './scheduler.ts';
import type { Show, Since, TalkSearch } from './show.ts';
import type { Clock } from './time/clock.ts';
import { VITRINE } from './vitrine.ts';

/** The services of a server, by feature. */
export type Services = ReadonlyMap<Feature, Service>;

/** A show that is loaded, with the reactors of its features beside it. */
export class OpenShow implements ShowContext {
  readonly logger: Logger;
  readonly #show: Show;
  readonly #registry: Registry;
  readonly #services: Services;
  readonly #scheduler: ShowScheduler;
  readonly #reactors = new Map<Feature, Reactor>();
  #isClosed = false;

  /** Starts the reactors of a show, one feature after the other. */
  static async open(show: Show, registry: Registry, services: Services, logger: Logger): Promise<OpenShow> {
    const open = new OpenShow(show, registry, services, logger);
    show.attach(
      event => open.#observe(event),
      (actor, command) => open.#prepare(actor, command),
    );
    for (const feature of registry.features) {
      const { react } = feature.parts;
      open.#reactors.set(feature, react ? await react(open, services.get(feature) ?? {}) : {});
    }
    return open;
  }

  private constructor(show: Show, registry: Registry, services: Services, logger: Logger) {
    this.#show = show;
    this.#registry = registry;
    this.#services = services;
    this.logger = logger.child({ show: show.slug });
    this.#scheduler = new ShowScheduler(show, registry.deadlines, show.clock);
  }

  get slug(): string {
    return this.#show.slug;
  }

  get logId(): string {
    return this.#show.logId;
  }

  get state(): ShowState {
    return this.#show.state;
  }

  get clock(): Clock {
    return this.#show.clock;
  }

  get broadcaster(): Broadcaster {
    return this.#show.broadcaster;
  }

  /** Whether it was put away: whoever needs it finds it anew. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether nobody is connected and nothing is going on or still to happen, so that the show may be put away. */
  get isIdle(): boolean {
    const isBusy = [...this.#reactors.values()].some(reactor => reactor.isBusy?.());
    return this.broadcaster.isEmpty && !this.#scheduler.isWaiting && !isBusy;
  }

  /** Whether anything of it ends at a time, so that its time has to go on as it does. */
  get isTimed(): boolean {
    const now = this.clock.now();
    return (
      this.#scheduler.isWaiting || this.#registry.silentEnds.some(endOf => (endOf(this.state) ?? 0) > now)
    );
  }

  submit<N extends CommandName>(
    name: N,
    data: CommandData<N>,
    { as = VITRINE, id = nanoid() }: { readonly as?: Actor; readonly id?: string } = {},
  ): Promise<CommandResult<N>> {
    return this.#show.submit(as, id, name, data);
  }

  /** Does what a person asks for. Rejects with a CommandError. */
  async submitFor(
    actor: Actor,
    id: string,
    name: CommandName,
    data: unknown,
    client?: Client,
  ): Promise<unknown> {
    const result = await this.#show.submit(actor, id, name, data as CommandData<CommandName>, client);
    const complete = this.#registry.completionOf(name);
    if (!complete) return result;
    return complete(result, { show: this, reactor: this.#reactorOf(this.#registry.featureOf(name)) });
  }

  /** Answers a query. Rejects with a CommandError. */
  async answer(member: Member, name: QueryName, data: unknown): Promise<unknown> {
    assertPermitted(this.#registry, this.state, member.actor, name);
    const feature = this.#registry.featureOf(name);
    const service = this.#services.get(feature) ?? {};
    const reactor = this.#reactorOf(feature);
    return this.#registry.answerOf(name)(data, { show: this, reactor, service, member });
  }

  talkOf(personId: string, limit: number, before?: number): Promise<ShowEvent[]> {
    return this.#show.talkOf(personId, limit, before);
  }

  newestTalk(limit: number, before?: number): Promise<ShowEvent[]> {
    return this.#show.newestTalk(limit, before);
  }

  findTalk(search: TalkSearch): Promise<FoundEvents<ShowEvent>> {
    return this.#show.findTalk(search);
  }

  countMessages(personId: string): Promise<number> {
    return this.#show.countMessages(personId);
  }

  readLog(): AsyncIterable<readonly ShowEvent[]> {
    return this.#show.readLog();
  }

  /** What somebody may see of the show as it is now. */
  viewpointOf(actor: Actor): Viewpoint {
    return viewpointOf(actor, this.#registry.lackedBy(this.state, actor));
  }

  /** What a joiner has missed since their last events, or the whole show. */
  since(viewpoint: Viewpoint, since: Since | undefined): ReturnType<Show['since']> {
    return this.#show.since(viewpoint, since);
  }

  /** The newest signals of all features, for somebody who joins. */
  signalsFor(viewpoint: Viewpoint): Signal[] {
    const known = [...this.#reactors.values()].flatMap(reactor => reactor.signalsFor?.(viewpoint) ?? []);
    if (!this.#show.isDiskFull || viewpoint.kind !== 'crew') return known;
    return [...known, { signal: 'show.storage', data: { isFull: true } }];
  }

  join(member: Member): void {
    this.broadcaster.add(member);
    for (const reactor of this.#reactors.values()) reactor.joined?.(member);
  }

  leave(member: Member): void {
    this.broadcaster.remove(member);
    for (const reactor of this.#reactors.values()) reactor.left?.(member);
  }

  reactorOf<R extends Reactor>(feature: {
    readonly name: string;
    readonly types?: { readonly reactor: R };
  }): R {
    return this.#reactorOf(feature as unknown as Feature) as R;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#scheduler.close();
    for (const reactor of [...this.#reactors.values()].reverse()) await reactor.close?.();
    await this.#show.close();
  }

  #reactorOf(feature: Feature): Reactor {
    const reactor = this.#reactors.get(feature);
    if (!reactor) throw new Error(`The feature ${feature.name} has not started; list it earlier.`);
    return reactor;
  }

  #observe(event: ShowEvent): void {
    this.#scheduler.observe(event);
    for (const reactor of this.#reactors.values()) reactor.observe?.(event);
    this.#resync();
  }

  /** Gives the show anew to those of the crew who may see more or less of it than before. */
  #resync(): void {
    for (const member of [...this.broadcaster.crew]) {
      const viewpoint = this.viewpointOf(member.actor);
      if (viewpointKey(viewpoint) === viewpointKey(member.viewpoint)) continue;
      const snapshot = redactShow(this.state, viewpoint);
      this.broadcaster.resync(member, viewpoint, { snapshot, signals: this.signalsFor(viewpoint) });
    }
  }

  #prepare(actor: Actor, command: Command): Promise<unknown> | undefined {
    const preparation = this.#registry.preparationOf(command.name);
    if (!preparation) return undefined;
    const reactor = this.#reactorOf(this.#registry.featureOf(command.name));
    const prepared = preparation.prepare(command.data as CommandData<CommandName>, {
      actor,
      show: this,
      reactor,
    });
    return withinTime(preparation, Promise.resolve(prepared));
  }
}

/** What was prepared, or what the preparation says for when it takes too long. */
async function withinTime(
  { withinMs, otherwise }: Preparation<CommandName, Reactor, unknown>,
  prepared: Promise<unknown>,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<unknown>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(otherwise());
      } catch (error) {
        reject(error);
      }
    }, withinMs);
  });
  try {
    return await Promise.race([prepared, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
