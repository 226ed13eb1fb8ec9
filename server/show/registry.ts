import type { Actor, Permission } from '../../shared/roles.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import type { NewEvent } from '../../shared/show/events.ts';
import { type CommandName, commands, type QueryName, queries } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Deadlines } from './deadlines.ts';
import type {
  Carried,
  CarryContext,
  Feature,
  FeatureParts,
  Handler,
  Preparation,
  Reactor,
} from './feature.ts';
import type { Policy } from './policies.ts';
import { type Screen, type Screened, screenBy, type Verdict } from './screening.ts';
import type { Moment } from './time/clock.ts';

/** The features of a server, found by what they do. The core asks it and so names none of them. */
export class Registry {
  /** In the order in which their policies and deadlines apply, and in which they start. */
  readonly features: readonly Feature[];
  readonly policies: readonly Policy[];
  readonly deadlines: readonly Deadlines[];
  readonly silentEnds: readonly NonNullable<FeatureParts['silentEnd']>[];
  readonly #screens: readonly Screen[];
  readonly #lacks: readonly NonNullable<FeatureParts['lacks']>[];
  readonly #byRequest = new Map<string, Feature>();

  constructor(features: Readonly<Partial<Record<FeatureName, Feature>>>) {
    this.features = Object.values(features);
    this.policies = this.features.flatMap(({ parts }) => parts.policy ?? []);
    this.deadlines = this.features.flatMap(({ parts }) => parts.deadlines ?? []);
    this.silentEnds = this.features.flatMap(({ parts }) => parts.silentEnd ?? []);
    this.#screens = this.features.flatMap(({ parts }) => parts.screen ?? []);
    this.#lacks = this.features.flatMap(({ parts }) => parts.lacks ?? []);
    for (const feature of this.features) {
      const { handlers = {}, queries: answers = {} } = feature.parts;
      for (const name of [...Object.keys(handlers), ...Object.keys(answers)])
        this.#byRequest.set(name, feature);
    }
  }

  /** What every new show begins with. */
  firstEvents(title: string): NewEvent[] {
    return this.features.flatMap(({ parts }) => parts.created?.(title) ?? []);
  }

  /** What an earlier show can give a new one, by feature; those that have nothing to give are not among them. */
  carried(earlier: ShowState, context: CarryContext): Map<FeatureName, Carried> {
    const carried = new Map<FeatureName, Carried>();
    for (const { name, parts } of this.features) {
      const found = context.takes(name) ? parts.carry?.(earlier, context) : undefined;
      if (found && (found.count > 0 || found.leftOut)) carried.set(name, found);
    }
    return carried;
  }

  /** Which permissions somebody lacks in a show: a moderator alone, as the rights of others follow from their role. */
  lackedBy(state: ShowState, actor: Actor): readonly Permission[] {
    return actor.role === 'moderator' ? this.#lacks.flatMap(lacks => lacks(state, actor)) : [];
  }

  /** What all features together say of a text. Throws the CommandError of one that refuses it. */
  screen(state: ShowState, screened: Screened, moment: Moment): Verdict {
    return screenBy(this.#screens, state, screened, moment);
  }

  /** The commands and queries that no feature answers; empty on a whole server, but for the core's own. */
  unanswered(): string[] {
    return [...Object.keys(commands), ...Object.keys(queries)].filter(name => !this.#byRequest.has(name));
  }

  /** The feature that answers a command or query. Throws where the list of features lacks it. */
  featureOf(name: CommandName | QueryName): Feature {
    const feature = this.#byRequest.get(name);
    if (!feature) throw new Error(`No feature of this server answers ${name}.`);
    return feature;
  }

  handlerOf(name: CommandName): Handler<CommandName, unknown> {
    return this.#part('handlers', name) as Handler<CommandName, unknown>;
  }

  preparationOf(name: CommandName): Preparation<CommandName, Reactor, unknown> | undefined {
    return this.featureOf(name).parts.prepare?.[name];
  }

  completionOf(name: CommandName): NonNullable<FeatureParts['complete']>[string] | undefined {
    return this.featureOf(name).parts.complete?.[name];
  }

  answerOf(name: QueryName): NonNullable<FeatureParts['queries']>[string] {
    return this.#part('queries', name) as NonNullable<FeatureParts['queries']>[string];
  }

  #part(part: 'handlers' | 'queries', name: CommandName | QueryName): unknown {
    const found = this.featureOf(name).parts[part]?.[name];
    if (!found) throw new Error(`${name} is not one of the ${part} of its feature.`);
    return found;
  }
}
