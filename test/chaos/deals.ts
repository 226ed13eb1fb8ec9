import { setTimeout as pause } from 'node:timers/promises';
import type { CommandAnswer, EventLog } from '../../server/log/event-log.ts';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import { allClaims } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { parseEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { JoinResult } from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { flash, shelf } from '../support/deals.ts';
import { TestServer } from '../support/server.ts';
import { audit, type Findings, type RoundLog } from './audit.ts';
import { Buyer } from './buyer.ts';
import { Caller } from './caller.ts';
import { Notes } from './notes.ts';
import { somePlaces } from './places.ts';
import { Random } from './random.ts';
import { Shop } from './shop.ts';

const SHOW = 'autumn-show';
/** Deals need no pictures, and a server without them is back sooner. */
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };
const LONGEST_MOMENT_MS = 20;
/** How often the server is killed once more when the rush is over, before the buyers look again. */
const CRASHES_AT_THE_END = 0.25;

export interface Round extends Findings {
  readonly seed: number;
  readonly kills: number;
  /** Answers that the buyers and the shop got. */
  readonly answers: number;
  readonly told: number;
  readonly refused: ReadonlyMap<string, number>;
}

/** Rounds in which holds run out by themselves before the shops tell of payments. */
const RUNS_OUT = 0.05;
/** Shortest hold that a deal may have, and one that outlives its round. */
const [SHORT_HOLD_S, LONG_HOLD_S] = [30, 1800];
const LOOK_EVERY_MS = 1000;

function somePlan(random: Random): DealPlan {
  const perNetwork = random.pick([undefined, undefined, 'one', 'any'] as const);
  return flash({
    units: random.int(3, 30),
    perBuyer: random.int(1, 3),
    runSeconds: 1200,
    holdSeconds: random.happens(RUNS_OUT) ? SHORT_HOLD_S : LONG_HOLD_S,
    ...(perNetwork && { perNetwork }),
    ...(random.happens(0.2) && { knownBy: 'visit' }),
  });
}

/** The host's part before the buyers come: a product on the shelf. Gives the shop its address and secret. */
async function openShop(host: Caller, server: TestServer) {
  await host.connect(server.socketUrl);
  await host.send('catalog.import', { products: shelf(Date.now()) });
  return (await host.send('deal.webhook', {})) as { address: string; secret: string };
}

async function openDeal(host: Caller, plan: DealPlan): Promise<void> {
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId: plan.id });
}

const connectAll = (buyers: readonly Buyer[]) => Promise.all(buyers.map(buyer => buyer.connect()));

/** Kills the server in the middle of the rush, as often as chance has it, and starts it again on the same data. */
async function killAtRandom(
  server: TestServer,
  buyers: readonly Buyer[],
  notes: Notes,
  random: Random,
  isOver: () => boolean,
): Promise<number> {
  const times = random.int(1, 3);
  for (let kills = 0; kills < times; kills++) {
    await notes.answers(notes.count + random.int(1, buyers.length));
    await pause(random.next() * LONGEST_MOMENT_MS);
    if (isOver()) return kills;
    await server.kill();
    await server.restart();
    await connectAll(buyers);
  }
  return times;
}

/** All that a show's log holds of events, and of the answers that it remembers. */
async function readLog(log: EventLog, show: string): Promise<RoundLog> {
  const events: ShowEvent[] = [];
  for await (const batch of log.read(show, { parse: parseEvent })) events.push(...batch.events);
  const answers: CommandAnswer[] = [];
  for await (const batch of log.recentAnswers(show, 0)) answers.push(...batch);
  return { events, answers };
}

/** Waits until nobody holds anything any more, which the crew's copy of the show tells. */
async function untilHoldsRanOut(host: Caller, server: TestServer, { id }: DealPlan): Promise<void> {
  for (;;) {
    const { snapshot } = await host.connect(server.socketUrl);
    if (!snapshot?.deals.claims[id]?.held) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Lets everybody join once more, at times after one more crash, and looks what the server shows them. */
async function lookAgain(server: TestServer, { host, buyers, notes, plan, random }: Scene) {
  const crashes = random.happens(CRASHES_AT_THE_END);
  if (crashes) {
    await server.kill();
    await server.restart();
  }
  const callers = buyers.flatMap(each => each.callers);
  const welcomes = await Promise.all(callers.map(caller => caller.connect(server.socketUrl)));
  const shown = welcomes.map(({ you, snapshot }) => {
    return { personId: you.id, claims: allClaims(snapshot?.deals.claims[plan.id]) };
  });
  notes.atEnd = toldToCrew(await host.connect(server.socketUrl), plan);
  return { shown, crashes };
}

function toldToCrew({ signals, snapshot }: JoinResult, { id, items }: DealPlan): Notes['atEnd'] {
  const figures = (signals as Signal[]).flatMap(({ signal, data }) =>
    signal === 'deal.figures' ? data.figures.filter(({ dealId }) => dealId === id) : [],
  );
  const product = snapshot?.catalog.products.find(each => each.id === items[0]?.productId);
  return { figures: figures[0], stock: product?.stock };
}

/** Who and what takes part in a round. */
interface Scene {
  readonly host: Caller;
  readonly buyers: readonly Buyer[];
  readonly notes: Notes;
  readonly plan: DealPlan;
  readonly random: Random;
}

async function openScene(server: TestServer, random: Random): Promise<Scene> {
  const notes = new Notes();
  const plan = somePlan(random);
  const host = new Caller(SHOW, { token: server.hostToken });
  const shop = new Shop(await openShop(host, server), notes);
  const url = () => server.socketUrl;
  const buyers = somePlaces(random.int(12, 40), random).map(
    place => new Buyer({ show: SHOW, dealId: plan.id, url, place, shop, notes, random: random.fork() }),
  );
  await connectAll(buyers);
  await openDeal(host, plan);
  return { host, buyers, notes, plan, random };
}

/** All claim at once, while the server is killed. Returns how often it was. */
async function rush(server: TestServer, { buyers, notes, random }: Scene): Promise<number> {
  let over = false;
  const rushing = Promise.all(buyers.map(buyer => buyer.rush())).finally(() => {
    over = true;
  });
  const killing = killAtRandom(server, buyers, notes, random, () => over);
  await rushing;
  notes.finish();
  const kills = await killing;
  await Promise.all(buyers.map(buyer => buyer.leave()));
  return kills;
}

/** One rush on one deal, with the server killed in it, and then the log held against all that was told. */
export async function runRound(seed: number): Promise<Round> {
  const random = new Random(seed);
  const server = await TestServer.start(['--trust-proxy', 'yes'], WITHOUT_MEDIA);
  const scene = await openScene(server, random);
  const { host, buyers, notes, plan } = scene;
  try {
    const kills = await rush(server, scene);
    if (plan.holdSeconds === SHORT_HOLD_S) await untilHoldsRanOut(host, server, plan);
    await Promise.all(buyers.map(buyer => buyer.payLate()));
    const { shown, crashes } = await lookAgain(server, scene);
    await server.kill();
    const log = await SqliteLog.open(`${server.folder}/shows.sqlite`);
    const findings = audit(await readLog(log, SHOW), plan, notes, shown);
    await log.close();
    const { count: answers, refused, told } = notes;
    return { ...findings, seed, kills: kills + 1 + Number(crashes), answers, told: told.length, refused };
  } finally {
    host.close();
    for (const buyer of buyers) buyer.close();
    await server.stop();
  }
}
