import fc from 'fast-check';
import type { Client } from '../../server/show/client.ts';
import type { Answer } from '../../shared/answers/contract.ts';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { allClaims } from '../../shared/deals/claims.ts';
import { isRunning } from '../../shared/deals/deal.ts';
import { type DealPlan, defaultDealRules } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ModeSetting } from '../../shared/modes/mode.ts';
import type { Actor } from '../../shared/roles.ts';
import { phraseRule, type RuleDraft } from '../../shared/rules/rule.ts';
import type { Segment } from '../../shared/runofshow/plan.ts';
import { defaultStrikeRules } from '../../shared/sanctions/strikes.ts';
import type { Scenes } from '../../shared/scenes/document.ts';
import type { NewEvent, ShowEvent } from '../../shared/show/events.ts';
import { type Command, type CommandName, commands } from '../../shared/show/protocol.ts';
import { emptyShow, type ShowState } from '../../shared/show/state.ts';
import { commit, decide, registry } from './registry.ts';

export const PEOPLE: readonly Actor[] = [
  { id: 'host', name: 'Host', role: 'host' },
  { id: 'mod', name: 'Mo', role: 'moderator' },
  { id: 'ann', name: 'Ann', role: 'viewer' },
  { id: 'bob', name: 'Bob', role: 'viewer' },
  { id: 'rep', name: 'Rep', role: 'brand', brand: 'Acme' },
  { id: 'cat', name: 'Cat', role: 'viewer' },
  { id: 'dan', name: 'Dan', role: 'viewer' },
];

/** Where people come from: Cat is Ann once more, in the same browser, Bob is of their household, and Dan is from elsewhere. */
export const CLIENTS: Readonly<Record<string, Client>> = {
  ann: { browser: 7_000_001, network: 8_000_001, since: 0 },
  bob: { browser: 7_000_002, network: 8_000_001, since: 0 },
  cat: { browser: 7_000_001, network: 8_000_001, since: 40_000 },
  dan: { browser: 7_000_003, network: 8_000_002, since: 40_000 },
};

export const [HOST_ACTOR] = PEOPLE as readonly [Actor];

const eur = (minor: number) => ({ minor, currency: 'EUR' });
export const PRODUCTS = ['Acme', 'Acme', 'Bolt', undefined].map((brand, index) => ({
  id: `p${index}`,
  title: `Product ${index}`,
  price: eur(1000 + index),
  cost: eur(500),
  aliases: [],
  history: [],
  ...(brand ? { brand } : {}),
}));

const NEW_PRODUCT = { title: '', price: eur(1500), aliases: [], history: [], brand: 'Acme' };

/** A document of so many scenes, each with one layer of the same colour. */
export function someScenes(count: number): Scenes {
  const place = { x: 0, y: 0, width: 1, height: 1, rotation: 0 };
  return {
    sources: [{ id: 'red', name: 'Red', kind: 'colour', colour: '#ff0000' }],
    scenes: Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      name: `Scene ${index}`,
      layers: [
        {
          id: 'l',
          sourceId: 'red',
          visible: true,
          locked: false,
          opacity: 1,
          mirror: false,
          fit: 'cover',
          crop: { left: 0, top: 0, right: 0, bottom: 0 },
          rounding: 0,
          place: { wide: place, tall: place },
        },
      ],
    })),
    transition: { kind: 'fade', ms: 300 },
    canvas: 'wide',
    theme: 'vitrine',
  };
}

/** An answer in one language, or in two. */
export function someAnswer(number: number, title = `Answer ${number}`): Answer {
  const texts = [
    { language: 'en', text: 'Shipping is free.' },
    { language: 'ru', text: 'Доставка бесплатная.' },
  ];
  return { id: `a${number}`, title, texts: texts.slice(0, 1 + (number % 2)) };
}

/** A segment that shows a product, brings a scene and pins, each where its number says so. */
export function someSegment(number: number): Segment {
  return {
    id: `g${number}`,
    title: `Segment ${number}`,
    minutes: 5,
    productId: `p${number}`,
    sceneId: `s${number}`,
    pins: number % 2 === 0,
    script: 'Hello.',
    points: ['one', 'two'],
  };
}

/** A deal on a product: a reduction, a coupon or an auction of few units, as its number says. */
export function someDeal(number: number): DealPlan {
  const kind = (['flash', 'coupon', 'auction'] as const)[number % 3] ?? 'flash';
  const brand = PRODUCTS[number % PRODUCTS.length]?.brand;
  return {
    id: `d${number}`,
    title: `Deal ${number}`,
    items: [{ productId: `p${number % PRODUCTS.length}`, count: 1 }],
    terms: {
      flash: { kind: 'flash' as const, price: eur(700) },
      coupon: { kind: 'coupon' as const, code: 'SECRET', percent: 10 },
      auction: {
        kind: 'auction' as const,
        from: eur(100),
        step: eur(10),
        ...(number % 2 ? { reserve: eur(150) } : {}),
        counterSeconds: 10,
      },
    }[kind],
    units: kind !== 'auction' && number % 4 < 2 ? 2 : 1,
    perBuyer: 1,
    ...(number % 4 === 0 ? { perNetwork: 'one' as const } : {}),
    ...(number % 4 === 3 ? { knownBy: number > 6 ? ('visit' as const) : ('purchase' as const) } : {}),
    countdownSeconds: 0,
    runSeconds: 120,
    holdSeconds: 30,
    start: { kind: 'hand' },
    ...(brand ? { brand } : {}),
    disclosure: 'Paid partnership',
    talkingPoints: ['crew only'],
  };
}

/** Rules of several kinds; most hold the word that random people write. */
function someRule(pick: number, text: string): RuleDraft {
  const action = (['hold', 'hold', 'hide', 'refuse'] as const)[pick % 4] ?? 'hold';
  if (pick % 6 === 0) return { sought: { kind: 'first' }, action: 'hold', isOn: true };
  if (pick % 6 === 1) return { sought: { kind: 'repeat', letters: 3, lines: 2 }, action, isOn: true };
  return { ...phraseRule(pick % 2 ? 'spam' : text), action };
}

/** A choice in a random story; `pick` selects among what exists when its turn comes. */
export type Step = { who: Actor; what: CommandName; pick: number; text: string; seconds?: number };

export const story: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...PEOPLE),
    // There is more talk than anything else, as in shows, and the rest comes up often enough beside it.
    what: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom<CommandName>('chat.post', 'rule.add') },
      {
        weight: 1,
        arbitrary: fc.constantFrom<CommandName>(
          'moderation.mute',
          'moderation.unmute',
          'chat.approveMany',
          'sanction.ban',
          'sanction.unban',
          'privatereply.send',
          'privatereply.takeBack',
        ),
      },
      { weight: 7, arbitrary: fc.constantFrom(...(Object.keys(commands) as CommandName[])) },
    ),
    pick: fc.nat(30),
    text: fc.constantFrom('hello', 'buy spam now', 'is it red?', 'spam', 'ok', 'you fool', 'late'),
  }),
  { maxLength: 120 },
);

const IMPORT: Step = { who: HOST_ACTOR, what: 'catalog.import', pick: 3, text: '' };
const RULES: Step = { who: HOST_ACTOR, what: 'deal.setRules', pick: 0, text: '' };
const SAVES = [0, 1, 2].map((pick): Step => ({ who: HOST_ACTOR, what: 'deal.save', pick, text: '' }));

/** Stories of deals, in which time passes between the steps and most of what is done can be done. */
export const dealStory: fc.Arbitrary<Step[]> = fc
  .array(
    fc.record({
      who: fc.constantFrom(...PEOPLE),
      what: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom<CommandName>('deal.claim', 'deal.bid', 'deal.settle', 'deal.wait'),
        },
        { weight: 1, arbitrary: fc.constant<CommandName>('deal.takeBidBack') },
        { weight: 2, arbitrary: fc.constantFrom<CommandName>('order.markPaid', 'order.release') },
        { weight: 2, arbitrary: fc.constantFrom<CommandName>('deal.start', 'deal.start', 'deal.giveBack') },
        { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(commands) as CommandName[])) },
      ),
      pick: fc.nat(30),
      text: fc.constant('hello'),
      seconds: fc.constantFrom(0, 0, 0, 0, 0, 1, 11, 31),
    }),
    { minLength: 10, maxLength: 150, size: 'max' },
  )
  .map(steps => [IMPORT, RULES, ...SAVES, ...steps]);

const RECORDED = (
  [
    ['catalog.import', 3],
    ['show.goLive', 0],
    ['recording.start', 3],
    ['offer.pin', 0],
    ['show.end', 0],
    ['recording.stop', 30],
  ] as const
).map(([what, pick]): Step => ({ who: HOST_ACTOR, what, pick, text: '' }));

/** Stories of a show that has ended and was recorded, in which its replay comes and goes and everything else goes on. */
export const replayStory: fc.Arbitrary<Step[]> = story.chain(steps =>
  fc
    .array(
      fc.record({
        who: fc.constantFrom(...PEOPLE),
        what: fc.constantFrom<CommandName>(
          'replay.publish',
          'replay.finish',
          'replay.fail',
          'replay.withdraw',
          'chat.post',
          'chat.delete',
        ),
        pick: fc.constantFrom(0, 3, 6),
        text: fc.constant('hello'),
      }),
      { maxLength: 30 },
    )
    .map(replaySteps => [...RECORDED, ...replaySteps, ...steps]),
);

const ANN = PEOPLE[2] ?? HOST_ACTOR;
const APPEALED = (['chat.post', 'moderation.mute', 'appeal.make'] as const).map(
  (what): Step => ({ who: ANN, what, pick: 0, text: 'ok' }),
);

/** Stories of a viewer who was muted and has appealed, in which they are answered, and muted again. */
export const appealStory: fc.Arbitrary<Step[]> = story.chain(steps =>
  fc
    .array(
      fc.record({
        who: fc.constantFrom(ANN, HOST_ACTOR),
        what: fc.constantFrom<CommandName>(
          'appeal.make',
          'appeal.answer',
          'appeal.reopen',
          'moderation.mute',
          'moderation.unmute',
          'chat.post',
          'chat.erase',
        ),
        pick: fc.nat(6),
        text: fc.constantFrom('spam', 'look again'),
      }),
      { maxLength: 20 },
    )
    .map(appealSteps => [...APPEALED, ...appealSteps, ...steps]),
);

/** Stories of lines that are pinned, shown in the picture and answered in private, and of what takes them away again. */
export const lineStory: fc.Arbitrary<Step[]> = story.chain(steps =>
  fc
    .array(
      fc.record({
        who: fc.constantFrom(ANN, HOST_ACTOR),
        what: fc.constantFrom<CommandName>(
          'chat.post',
          'chat.delete',
          'chat.restore',
          'chat.erase',
          'message.pin',
          'message.unpin',
          'highlight.show',
          'highlight.end',
          'privatereply.send',
          'privatereply.takeBack',
        ),
        pick: fc.nat(6),
        text: fc.constantFrom('hello', 'how much?'),
      }),
      { maxLength: 30 },
    )
    .map(lineSteps => [...lineSteps, ...steps]),
);

type DealCommandName = Extract<CommandName, `deal.${string}` | `order.${string}`>;

function dealData(
  state: ShowState,
  pick: number,
): { [N in DealCommandName]: Extract<Command, { name: N }>['data'] } {
  // What runs comes first, so that most steps of a story have something to act on.
  const ids = Object.values(state.deals.byId)
    .sort((one, other) => Number(isRunning(other)) - Number(isRunning(one)))
    .map(({ plan }) => plan.id);
  const open = { dealId: ids[pick % 2] ?? 'none' };
  const deal = { dealId: ids[pick % Math.max(1, ids.length)] ?? 'none' };
  const claims = allClaims(state.deals.claims[open.dealId]);
  const { id: claimId = 'none', personId = 'none' } = claims[pick % Math.max(1, claims.length)] ?? {};
  return {
    'deal.save': { plan: someDeal(pick % 12) },
    'deal.propose': deal,
    'deal.answer': { ...deal, answer: pick % 4 ? 'accept' : 'decline' },
    'deal.approve': deal,
    'deal.remove': deal,
    'deal.start': deal,
    'deal.end': deal,
    'deal.cancel': deal,
    'deal.setRules': {
      rules: {
        ...defaultDealRules(),
        regions: [],
        brandsTogether: pick % 2 === 0,
        brandsMaySettle: pick % 4 === 0,
      },
    },
    'deal.claim': { ...open, units: 1 },
    'deal.wait': open,
    'deal.giveBack': { ...open, claimId },
    'deal.bid': { ...open, max: eur(100 + 10 * pick) },
    'deal.takeBidBack': open,
    'deal.settle': {
      ...open,
      claimId,
      personId,
      news: {
        kind: (['cancelled', 'paid', 'paid', 'failed'] as const)[pick % 4] ?? 'paid',
        order: 'o',
        at: 1000 * pick + 1,
      },
    },
    'order.markPaid': { ...open, claimId },
    'order.release': { ...open, claimId },
  };
}

type ShopCommandName = Extract<CommandName, `shop.${string}`>;

function shopData(
  state: ShowState,
  pick: number,
): { [N in ShopCommandName]: Extract<Command, { name: N }>['data'] } {
  const { connections, checkouts, payBacks } = state.shops;
  const connectionId = connections[pick % Math.max(1, connections.length)]?.id ?? 'none';
  const dealId = Object.keys(state.deals.claims)[0] ?? 'none';
  const { id: claimId = 'none', personId = 'none' } = allClaims(state.deals.claims[dealId])[pick % 5] ?? {};
  const {
    id: productId,
    price,
    ...product
  } = PRODUCTS[pick % PRODUCTS.length] ?? { id: 'none', price: eur(1) };
  const link = { connectionId, productId, product: 'key', item: 'item', price, stock: 10 };
  const payBack = { connectionId, dealId, claimId, order: 'o' };
  return {
    'shop.connect': { address: 'northwind', credentials: { kind: 'shopify', token: 'secret' } },
    'shop.disconnect': { connectionId: pick % 3 ? 'none' : connectionId },
    'shop.paidBack': payBacks[0] ?? { claimId, order: 'o' },
    'shop.bring': {
      connectionId,
      products: [
        { title: 'From the shop', aliases: [], history: [], ...product, id: productId, price, stock: 10 },
      ],
      links: [link],
    },
    'shop.apply': {
      connectionId,
      readings: [{ productId, ...(pick % 3 ? { price: eur(900 + pick), stock: pick } : {}) }],
    },
    'shop.told': { productId, stock: pick },
    'shop.openCheckout': {
      checkout: { connectionId, dealId, claimId, personId, ref: 'ref', address: 'https://shop.example/pay' },
    },
    'shop.closeCheckout': { claimId: Object.keys(checkouts)[0] ?? 'none' },
    'shop.payBack': { payBack },
  };
}

type CatalogCommandName = Extract<CommandName, `catalog.${string}`>;

function catalogData(
  pick: number,
  text: string,
): { [N in CatalogCommandName]: Extract<Command, { name: N }>['data'] } {
  const { id: productId } = PRODUCTS[pick % PRODUCTS.length] ?? { id: 'none' };
  return {
    'catalog.import': { products: PRODUCTS.slice(0, 1 + (pick % PRODUCTS.length)) },
    'catalog.add': {
      product: { ...NEW_PRODUCT, id: `new${pick % 3}`, title: text },
      ...(pick % 2 ? { place: pick % 5 } : {}),
    },
    'catalog.remove': { productId: pick % 2 ? productId : `new${pick % 3}` },
    'catalog.setBrand': { productId, brand: [null, 'Acme', 'Bolt'][pick % 3] ?? null },
    'catalog.edit': { productId, change: { price: eur(900 + pick), cost: eur(pick) } },
    'catalog.editMany': {
      edits: [
        { productId, change: { stock: pick - 2, category: text } },
        { productId: 'p0', change: { cost: null, title: text, archived: pick % 5 ? null : true } },
      ],
    },
  };
}

type AnswerCommandName = Extract<CommandName, `answer.${string}`>;

function answerData(
  pick: number,
  text: string,
): { [N in AnswerCommandName]: Extract<Command, { name: N }>['data'] } {
  const answerId = `a${pick % 4}`;
  const place = pick % 3;
  return {
    'answer.save': { answer: someAnswer(pick % 4, text), ...(pick % 2 ? { place } : {}) },
    'answer.move': { answerId, place },
    'answer.remove': { answerId },
  };
}

type AppealCommandName = Extract<CommandName, `appeal.${string}`>;

function appealData(
  { appeals }: ShowState,
  pick: number,
  text: string,
): { [N in AppealCommandName]: Extract<Command, { name: N }>['data'] } {
  const all = Object.values(appeals.byPerson);
  const { id: appealId = 'none' } = all[pick % Math.max(1, all.length)] ?? {};
  return {
    'appeal.make': { text },
    'appeal.answer': {
      appealId,
      isAccepted: pick % 3 > 0,
      ...(pick % 2 ? { template: 'rules', note: text } : {}),
    },
    'appeal.reopen': { appealId },
  };
}

type TeamCommandName = Extract<CommandName, `team.${string}` | `permission.${string}`>;

function teamData(
  { team: { invites } }: ShowState,
  pick: number,
): { [N in TeamCommandName]: Extract<Command, { name: N }>['data'] } {
  const { id: inviteId = 'none' } = invites[pick % Math.max(1, invites.length)] ?? {};
  return {
    'team.invite': { name: 'New', role: 'moderator', hours: 1 },
    'team.revoke': { inviteId },
    'team.renewOwner': {},
    'team.reserveGuests': {},
    'permission.set': {
      inviteId,
      permissions: { held: pick % 3 === 0, offers: pick % 2 === 0 },
      stays: pick % 5 === 0,
    },
  };
}

type RuleCommandName = Extract<CommandName, `rule.${string}`>;

function ruleData(
  { rules: { list } }: ShowState,
  pick: number,
  text: string,
): { [N in RuleCommandName]: Extract<Command, { name: N }>['data'] } {
  const { id: ruleId = 'none' } = list[pick % Math.max(1, list.length)] ?? {};
  const rule = someRule(pick, text);
  return {
    'rule.add': { rule, ...(pick % 5 === 0 ? { ruleId: `rule${pick}` } : {}) },
    'rule.change': { ruleId, rule: { ...rule, isOn: pick % 3 !== 0 } },
    'rule.import': { rules: [rule, phraseRule(`${text} ${pick % 3}`)] },
    'rule.removeImport': { importId: list.find(each => each.importId)?.importId ?? 'none' },
    'rule.remove': { ruleId },
    'rule.bringBack': { ruleId },
    'rule.allow': { words: text },
    'rule.disallow': { words: text },
    'rule.dismiss': { words: text, isDismissed: pick % 3 !== 0 },
  };
}

type MultichatCommandName = Extract<CommandName, `multichat.${string}`>;

function multichatData(
  { multichat: { sources } }: ShowState,
  pick: number,
  text: string,
): { [N in MultichatCommandName]: Extract<Command, { name: N }>['data'] } {
  const { id: sourceId = 'none' } = sources[pick % Math.max(1, sources.length)] ?? {};
  return {
    'multichat.add': { platform: 'twitch', channel: `shop_${pick % 6}` },
    'multichat.remove': { sourceId },
    'multichat.receive': {
      sourceId,
      lines: [{ id: `twitch-${pick}`, authorId: `twitch-${pick % 3}`, author: 'Zoe', text }],
    },
    'multichat.retract': { sourceId, of: pick % 2 ? 'line' : 'author', id: `twitch-${pick % 3}` },
  };
}

type SanctionCommandName = Extract<CommandName, `sanction.${string}`>;

function sanctionData(
  state: ShowState,
  pick: number,
): { [N in SanctionCommandName]: Extract<Command, { name: N }>['data'] } {
  const writers = Object.keys(state.people.writers);
  const personId = writers[pick % Math.max(1, writers.length)] ?? 'none';
  const seen = pick % 4 ? {} : { seen: pick % 3 };
  return {
    'sanction.expose': { personId, as: (['hide', 'hold', 'show'] as const)[pick % 3] ?? 'hide', ...seen },
    'sanction.holdNewcomers': { minutes: pick % 3 ? null : 1 },
    'sanction.warn': { personId, ...(pick % 2 ? { reason: 'spam' } : {}) },
    'sanction.withdrawWarning': { personId },
    'sanction.acknowledge': {
      warningId: Object.values(state.sanctions.warnings)[pick % 2]?.warningId ?? 'none',
    },
    'sanction.ban': { personId, forGood: pick % 2 === 0, address: pick % 3 === 0 },
    'sanction.unban': { personId: Object.keys(state.sanctions.bans)[0] ?? personId },
    'sanction.lift': { banId: Object.values(state.sanctions.bans)[0]?.banId ?? 'ban' },
    'sanction.putBack': { banId: 'ban' },
    'sanction.followLift': { banId: Object.values(state.moderation.mutes)[0]?.banId ?? 'ban' },
    'sanction.forgive': {
      personId: Object.keys(state.sanctions.strikes)[0] ?? personId,
      strikeId: Object.values(state.sanctions.strikes)[0]?.[0]?.id ?? 'none',
    },
    'sanction.setStrikes': {
      rules: {
        ...defaultStrikeRules(),
        held: pick % 2 ? ['rules'] : [],
        deletion: pick % 3 ? 'always' : 'never',
        decayHours: 1,
      },
    },
    'sanction.follow': { personId: `new${pick % 3}`, name: 'New', banId: 'ban' },
  };
}
const inTalk = ({ message }: WithheldMessage) => ({ messageId: message.id });

type ModerationCommandName = Extract<CommandName, `moderation.${string}`>;

function moderationData(
  { chat, moderation: { mutes } }: ShowState,
  pick: number,
): { [N in ModerationCommandName]: Extract<Command, { name: N }>['data'] } {
  const at = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
  const person = at(PEOPLE)?.id ?? 'none';
  return {
    'moderation.mute': {
      personId: at(chat.messages)?.personId ?? person,
      seconds: pick % 2 ? 10 : null,
      reason: 'spam again',
    },
    'moderation.unmute': { personId: at(Object.keys(mutes)) ?? person },
    'moderation.setLevels': {
      levels: { insult: pick % 2 ? 4 : 0, ...(pick % 3 ? { spam: 3 } : {}) },
    },
    'moderation.switchCheck': { check: pick % 2 ? 'flood' : 'contact', isOn: pick % 3 === 0 },
  };
}

type ModeCommandName = Extract<CommandName, `mode.${string}`>;

/** Modes that keep others from being written end soon, so that the rest of a story has its lines. */
function modeData(pick: number): { [N in ModeCommandName]: Extract<Command, { name: N }>['data'] } {
  const settings: readonly ModeSetting[] = [
    { kind: 'delay', amount: 1 + (pick % 9) },
    { kind: 'first' },
    { kind: 'slow', amount: 3 },
    { kind: 'unique', amount: 1 },
    { kind: 'emoji' },
    { kind: 'closed' },
  ];
  const setting = settings[pick % settings.length] ?? { kind: 'links' };
  return {
    'mode.set': { setting, seconds: pick % settings.length < 2 ? null : 10 },
    'mode.unset': { kind: setting.kind },
    // Mostly off, as all lines of newcomers wait while it is on.
    'mode.shield': { on: pick % 5 === 0 },
    'mode.setPreset': { preset: [settings[pick % 3] ?? setting, { kind: 'links' }] },
  };
}

type PrivateReplyCommandName = Extract<CommandName, `privatereply.${string}`>;

function privateReplyData(
  { people, privatereply: { byPerson } }: ShowState,
  pick: number,
  text: string,
): { [N in PrivateReplyCommandName]: Extract<Command, { name: N }>['data'] } {
  const viewers = Object.entries(people.writers).filter(([, { role }]) => role === 'viewer');
  const [personId = 'none'] = viewers[pick % Math.max(1, viewers.length)] ?? [];
  const sent = Object.values(byPerson).flat();
  const { id: replyId = 'none', personId: to = 'none' } = sent[pick % Math.max(1, sent.length)] ?? {};
  return {
    'privatereply.send': { personId, text, ...(pick % 2 ? { messageId: 'line' } : {}) },
    'privatereply.takeBack': { personId: to, replyId },
  };
}

/** The command of a step, on what there is when its turn comes. */
export function commandOf(state: ShowState, { what, pick, text }: Step): Command {
  const at = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
  const anyMessage =
    at([...state.chat.messages, ...state.chat.withheld.map(entry => entry.message)])?.id ?? 'none';
  const withheld = at(state.chat.withheld)?.message.id ?? 'none';
  const person = at(PEOPLE)?.id ?? 'none';
  const productId = at(PRODUCTS)?.id ?? 'none';
  const data: { [N in CommandName]: Extract<Command, { name: N }>['data'] } = {
    'show.goLive': {},
    'show.end': {},
    'show.resume': {},
    'show.interrupt': { since: 1000 },
    'show.rename': { title: text },
    'chat.post': { text, ...(pick % 3 ? {} : { replyTo: anyMessage }) },
    'chat.delete': { messageId: anyMessage },
    'chat.restore': { messageId: withheld },
    'chat.approve': { messageId: withheld },
    'chat.deleteMany': { messages: [{ messageId: anyMessage }, { messageId: 'gone' }] },
    'chat.restoreMany': { messages: state.chat.withheld.slice(0, 1 + pick).map(inTalk) },
    'chat.holdMany': { messages: [{ messageId: anyMessage }, { messageId: 'gone' }] },
    'chat.approveMany': { messages: state.chat.withheld.map(inTalk) },
    'chat.erase': { personId: person },
    'home.change': {
      startsAt: pick % 3 ? 1000 + pick : null,
      isListed: pick % 2 === 0,
      isArchived: pick % 5 === 0,
    },
    'ledger.sign': {},
    'report.sample': {
      minute: {
        at: pick,
        watching: pick / 2,
        peak: pick,
        lines: pick,
        reactions: 1,
        score: null,
        sources: [],
      },
    },
    'message.pin': { messageId: anyMessage },
    'message.unpin': { messageId: pick % 3 ? (state.pinned.pinned?.messageId ?? 'none') : anyMessage },
    'highlight.show': { messageId: anyMessage, seconds: pick % 3 ? 3 + pick : null },
    'highlight.end': { messageId: state.highlight.highlighted?.messageId ?? 'none' },
    'name.choose': { name: text },
    'note.post': { text },
    'person.note': { personId: at(state.chat.messages)?.personId ?? person, text },
    'delivery.use': { whep: `https://media.example/whep/${pick % 3}` },
    'delivery.stop': {},
    ...answerData(pick, text),
    ...modeData(pick),
    'raid.report': { accounts: 30 + pick, people: 20 + pick, lines: 40 + pick },
    'raid.dismiss': {},
    'raid.setAuto': { on: pick % 5 === 0 },
    ...privateReplyData(state, pick, text),
    ...multichatData(state, pick, text),
    ...moderationData(state, pick),
    ...sanctionData(state, pick),
    ...ruleData(state, pick, text),
    'offer.pin': { productId, ends: pick % 2 ? { seconds: 10 + pick } : { withSegment: true } },
    'offer.unpin': { pinId: at(state.offers.pins)?.id ?? 'none' },
    'offer.order': { pinIds: state.offers.pins.slice(0, 1 + (pick % 3)).map(pin => pin.id) },
    'offer.open': { productId },
    ...catalogData(pick, text),
    ...dealData(state, pick),
    ...shopData(state, pick),
    'scenes.save': { scenes: someScenes(pick % 4) },
    'scenes.take': { sceneId: `s${pick % 4}` },
    'runofshow.put': { segment: someSegment(pick % 3) },
    'runofshow.move': { segmentId: `g${pick % 3}`, place: pick % 4 },
    'runofshow.remove': { segmentId: `g${pick % 3}` },
    'runofshow.enter': { segmentId: `g${pick % 3}` },
    'presence.peak': { watching: pick },
    'restream.add': { name: text, server: 'rtmp://live.example.org/app', key: 'sealed' },
    'restream.remove': { destinationId: at(state.restream.destinations)?.id ?? 'none' },
    'restream.start': { destinationId: at(state.restream.destinations)?.id ?? 'none' },
    'restream.stop': { destinationId: at(state.restream.destinations)?.id ?? 'none' },
    'ingest.use': { input: pick % 2 ? 'encoder' : 'studio' },
    'ingest.renewKey': {},
    'recording.start': { recordingId: `r${pick % 3}`, format: pick % 2 ? 'mp4' : 'webm', startedAt: 1000 },
    'recording.stop': { recordingId: `r${pick % 3}`, ms: 1000 * pick },
    'recording.clip': { clipId: `c${pick}`, recordingId: `r${pick % 3}`, seconds: 10 + pick },
    'replay.publish': { recordingId: `r${pick % 3}` },
    'replay.withdraw': {},
    'replay.finish': { recordingId: `r${pick % 3}` },
    'replay.fail': { recordingId: `r${pick % 3}`, problem: 'ffmpeg' },
    'suggest.dismiss': { productId },
    ...appealData(state, pick, text),
    ...teamData(state, pick),
  };
  return { name: what, data: data[what] } as Command;
}

/** Where a step's command comes from. */
export function clientOf({ who }: Step): { client?: Client } {
  const client = CLIENTS[who.id];
  return client ? { client } : {};
}

/** Plays a story against the real decisions and returns the log that it makes; refusals leave no trace. */
export function play(steps: readonly Step[]): ShowEvent[] {
  let state = emptyShow('crew');
  let ids = 0;
  const log: ShowEvent[] = [];
  const newId = () => `id${ids++}`;
  const append = (events: readonly NewEvent[], at: number, by: Actor) => {
    const committed = commit(events, { state, actor: by, now: at, newId });
    state = committed.state;
    log.push(...committed.events);
  };
  let now = 0;
  append(registry.firstEvents('Autumn show'), now, HOST_ACTOR);
  for (const step of steps) {
    now += 1000 * (step.seconds ?? 1);
    for (const { due } of registry.deadlines) append(due(state, { now, newId }), now, HOST_ACTOR);
    const { name, data } = commandOf(state, step);
    try {
      append(
        decide(name, data, { state, actor: step.who, ...clientOf(step), now, newId }).events,
        now,
        step.who,
      );
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
  }
  return log;
}
