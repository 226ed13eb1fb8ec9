import { features } from '../../server/features.ts';
import { type Client, NO_CLIENT } from '../../server/show/client.ts';
import type { Feature, Service } from '../../server/show/feature.ts';
import { applyWithPolicies } from '../../server/show/policies.ts';
import { Registry } from '../../server/show/registry.ts';
import type { Screened } from '../../server/show/screening.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import { type Actor, CREW } from '../../shared/roles.ts';
import type { Connection } from '../../shared/shops/connection.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import type { CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** Every feature of the server, as the server itself has them. */
export const allFeatures = features as Readonly<Record<FeatureName, Feature>>;
export const registry = new Registry(allFeatures);
/** What features have for all shows, as far as shows without a server need any of it: nobody judges. */
export const services: ReadonlyMap<Feature, Service> = new Map([
  [allFeatures.moderation, { pool: { warm: () => {}, judge: async () => undefined }, close: () => {} }],
]);

/** A shop as it is connected once it has answered; its credentials are on the server alone. */
const CONNECTION: Connection = {
  id: 'northwind',
  kind: 'shopify',
  address: 'https://northwind.myshopify.com',
  name: 'Northwind',
  currency: 'EUR',
  sealed: 'encrypted',
};

/** What the classifier would have said of a text, as far as the stories of the tests go; to some it is too late. */
export function judgementOf(text: string): Judgement {
  if (text === 'late') return { alike: 1 };
  const insult = text.includes('fool') ? 0.99 : 0;
  return {
    classified: { probabilities: { insult, hate: 0, threat: 0, sexual: 0, spam: 0 }, parts: {} },
    alike: 1,
  };
}

/** What the reactors of a real show would have prepared, by command. */
const PREPARED: { readonly [N in CommandName]?: (data: CommandData<N>, actor: Actor) => unknown } = {
  'restream.add': () => ({ encryptedKey: 'encrypted' }),
  'shop.connect': () => CONNECTION,
  'chat.post': ({ text }, { role }) => (CREW.includes(role) ? undefined : judgementOf(text)),
  'name.choose': ({ name }, { role }) => (CREW.includes(role) ? undefined : judgementOf(name)),
  'multichat.receive': ({ lines }) => lines.map(({ text }) => judgementOf(text)),
  'ledger.sign': () => ({
    key: { publicKey: '0'.repeat(64), encrypted: 'encrypted' },
    signed: { head: { number: 1, seq: 1, digest: '0'.repeat(64), at: 1 }, signature: '0'.repeat(128) },
  }),
};

/** What the reactors of a real show would have prepared for a command; undefined where nothing. */
export function preparedFor<N extends CommandName>(name: N, data: CommandData<N>, actor: Actor): unknown {
  return PREPARED[name]?.(data, actor);
}

interface Deciding {
  readonly state: ShowState;
  readonly actor: Actor;
  readonly client?: Client;
  readonly now: number;
  readonly newId: () => string;
}

/** Decides a command as a show does, without any log. Throws the CommandError of a refusal. */
export function decide<N extends CommandName>(
  name: N,
  data: CommandData<N>,
  { state, actor, client = NO_CLIENT, now, newId }: Deciding,
): { events: readonly NewEvent[]; result: CommandResult<N> } {
  const moment = { now, newId };
  const screen = (screened: Screened) => registry.screen(state, screened, moment);
  const context = { actor, client, ...moment, prepared: preparedFor(name, data, actor), screen };
  const decision = registry.handlerOf(name)(state, data, context);
  return { events: decision.events, result: decision.result as CommandResult<N> };
}

/** Numbers and folds events as a show does, each with what follows from it. */
export function commit(
  events: readonly NewEvent[],
  { state, actor, now, newId }: Deciding,
): { state: ShowState; events: ShowEvent[] } {
  return applyWithPolicies(state, events, registry.policies, { at: now, by: actor }, newId);
}
