import { setTimeout as pause } from 'node:timers/promises';
import type { CommandAnswer, EventLog } from '../../server/log/event-log.ts';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import { allClaims } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { parseEvent, type ShowEvent } from '../../shared/show/events.ts';
import { flash, shelf } from '../support/deals.ts';
import { TestServer } from '../support/server.ts';
import { audit, type Findings, type RoundLog } from './audit.ts';
import { Buyer } from './buyer.ts';
import { Caller } from './caller.ts';
import { Notes } from './notes.ts';
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

const somePlan = (random: Random): DealPlan =>
  flash({ units: random.int(3, 30), perBuyer: random.int(1, 3), runSeconds: 1200, holdSeconds: 1800 });

/** The host's part: a product, and a deal on it that runs. Gives the shop its address and secret. */
async function openDeal(server: TestServer, plan: DealPlan) {
  const host = new Caller(SHOW, server.hostToken);
  await host.connect(server.socketUrl);
  await host.send('catalog.import', { products: shelf(Date.now()) });
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId: plan.id });
  const webhook = (await host.send('deal.webhook', {})) as { address: string; secret: string };
  host.close();
  return webhook;
}

const connectAll = (server: TestServer, buyers: readonly Buyer[]) =>
  Promise.all(buyers.map(({ caller }) => caller.connect(server.socketUrl)));

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
    await connectAll(server, buyers);
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

/** Lets every buyer join once more, at times after one more crash, and looks what the server shows them. */
async function lookAgain(server: TestServer, buyers: readonly Buyer[], plan: DealPlan, random: Random) {
  const crashes = random.happens(CRASHES_AT_THE_END);
  if (crashes) {
    await server.kill();
    await server.restart();
  }
  const welcomes = await connectAll(server, buyers);
  const shown = welcomes.map(({ you, snapshot }) => {
    return { personId: you.id, claims: allClaims(snapshot?.deals.claims[plan.id]) };
  });
  return { shown, crashes };
}

/** One rush on one deal, with the server killed in it, and then the log held against all that was told. */
export async function runRound(seed: number): Promise<Round> {
  const random = new Random(seed);
  const server = await TestServer.start([], WITHOUT_MEDIA);
  const notes = new Notes();
  const plan = somePlan(random);
  const shop = new Shop(await openDeal(server, plan), notes);
  const buyers = Array.from(
    { length: random.int(12, 40) },
    () => new Buyer(SHOW, plan.id, shop, notes, random.fork()),
  );
  try {
    await connectAll(server, buyers);
    let over = false;
    const rush = Promise.all(buyers.map(buyer => buyer.rush())).finally(() => {
      over = true;
    });
    const killing = killAtRandom(server, buyers, notes, random, () => over);
    await rush;
    notes.finish();
    const kills = await killing;
    await Promise.all(buyers.map(buyer => buyer.leave()));
    const { shown, crashes } = await lookAgain(server, buyers, plan, random);
    await server.kill();
    const log = await SqliteLog.open(`${server.folder}/shows.sqlite`);
    const findings = audit(await readLog(log, SHOW), plan, notes, shown);
    await log.close();
    const { count: answers, refused, told } = notes;
    return { ...findings, seed, kills: kills + 1 + Number(crashes), answers, told: told.length, refused };
  } finally {
    for (const { caller } of buyers) caller.close();
    await server.stop();
  }
}
