import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../client/clock.ts';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';
import { flash, shelf } from '../support/deals.ts';
import { FakeTime } from '../support/fake-time.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { planOf, type RoundPlan } from './clock-plan.ts';
import { type Timed, TimedThings } from './timed.ts';

/** What ends further off than this from its true length is a violation. */
const ALLOWED_MS = 1000;
/** How long after its due time an end is waited for. */
const WAIT_MS = 4000;
/** A jump has to be known to the crew by then: the server looks each second. */
const TOLD_WITHIN_MS = 3000;
/** When a muted person tries to write, from the end of the mute on; the first one has to be refused. */
const TRIES_MS = [-1000, -150, 50, 250, 1500, 3000];
/** Times need no pictures, and a server without them is back sooner. */
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };
const [HOLD_SECONDS, RUN_SECONDS] = [30, 60];
const TIME_SAMPLES = 10;

export interface ClockRound {
  readonly seed: number;
  readonly plan: RoundPlan;
  /** What ended, and by how much too late; below 0 too early. */
  readonly ends: readonly { readonly kind: Timed['kind']; readonly lateMs: number }[];
  readonly violations: readonly string[];
}

/** One show while the clock of its server is set to and fro, looked on by a clock that nobody sets. */
class Round {
  readonly things = new TimedThings();
  readonly violations: string[] = [];
  readonly #server: TestServer;
  readonly #time: FakeTime;
  #began = 0;
  readonly #rooms: Room[] = [];
  #aheadMs = 0;
  #isUp = true;

  constructor(server: TestServer, time: FakeTime) {
    this.#server = server;
    this.#time = time;
  }

  async run(plan: RoundPlan): Promise<void> {
    const host = await this.#join(this.#server.hostToken);
    host.onEvent(event => this.things.observe(event));
    host.onJoined(() => this.things.look(host.store.getState()));
    const buyer = await this.#join();
    const writers = await Promise.all(plan.mutes.map(() => this.#join()));
    for (const [index, writer] of writers.entries()) await writer.send('chat.post', { text: `Hi ${index}` });
    await this.#openDeals(host, plan);
    this.#began = performance.now();
    await Promise.all([
      ...plan.jumps.map(jump => this.#at(jump.atMs, () => this.#jump(host, jump.toMs))),
      ...plan.holds.map(atMs => this.#at(atMs, () => this.#hold(buyer))),
      ...plan.pins.map(pin => this.#at(pin.atMs, () => this.#pin(host, pin.seconds))),
      ...plan.mutes.map((mute, index) =>
        this.#at(mute.atMs, () => this.#mute(host, writers[index] as Room, mute.seconds)),
      ),
      ...(plan.crash ? [this.#at(plan.crash.atMs, () => this.#crash(plan.crash?.toMs))] : []),
    ]);
    await this.#waitForEnds();
  }

  close(): void {
    for (const room of this.#rooms) room.close();
  }

  #at(ms: number, act: () => Promise<void>): Promise<void> {
    return pause(Math.max(0, this.#began + ms - performance.now())).then(act);
  }

  async #join(token?: string): Promise<Room> {
    const room = await joinRoom(this.#server, token === undefined ? {} : { token });
    this.#rooms.push(room);
    return room;
  }

  /** One deal that runs from now on, and one that starts by itself at a time. */
  async #openDeals(host: Room, { startsInMs }: RoundPlan): Promise<void> {
    await host.send('catalog.import', { products: shelf(Date.now()) });
    const common = { units: 50, perBuyer: 20, runSeconds: RUN_SECONDS, holdSeconds: HOLD_SECONDS };
    await host.send('deal.save', { plan: flash({ ...common, id: 'now' }) });
    const startedAt = performance.now();
    await host.send('deal.start', { dealId: 'now' });
    this.things.begin('deal', 'now', RUN_SECONDS * 1000, startedAt);
    const clock = await clockOf(host);
    const start = { kind: 'at', at: Math.round(clock.now() + startsInMs) } as const;
    const items = [{ productId: 'sock', count: 1 }];
    const planned = flash({ ...common, id: 'later', title: 'Sock deal', items, start });
    await host.send('deal.save', { plan: planned });
    await host.send('deal.answer', { dealId: 'later', answer: 'accept' }).catch(ignoreDone);
    const leftMs = start.at - clock.now();
    const now = performance.now();
    this.things.begin('start', 'later', leftMs, now);
    this.things.begin('deal', 'later', leftMs + RUN_SECONDS * 1000, now);
  }

  /** Sets the server's clock, and waits until its crew knows. */
  async #jump(host: Room, toMs: number): Promise<void> {
    this.#aheadMs = toMs;
    this.#time.set(toMs);
    if (this.#isUp) await this.#told(host);
  }

  async #told(host: Room): Promise<void> {
    const wantedMs = this.#aheadMs;
    await pause(TOLD_WITHIN_MS);
    // Set once more meanwhile, or killed: the next look is the one that counts.
    if (this.#aheadMs !== wantedMs || !this.#isUp) return;
    const { connection, live } = host.store.getState();
    if (connection.kind !== 'joined') return;
    const { aheadMs } = live.clock;
    if (Math.abs(aheadMs - wantedMs) > ALLOWED_MS)
      this.violations.push(`told: the clock is ${wantedMs} ms ahead, and the crew knows of ${aheadMs} ms`);
  }

  async #hold(buyer: Room): Promise<void> {
    const askedAt = performance.now();
    const { claimId } = await buyer.send('deal.claim', { dealId: 'now', units: 1 });
    this.things.begin('hold', claimId, HOLD_SECONDS * 1000, askedAt);
  }

  async #pin(host: Room, seconds: number): Promise<void> {
    const askedAt = performance.now();
    try {
      const { pinId } = await host.send('offer.pin', { productId: 'lamp', ends: { seconds } });
      this.things.begin('pin', pinId, seconds * 1000, askedAt);
    } catch (error) {
      // The pin before it, which should have ended, is still there; what waited for the server may come ahead of its end.
      const wasOut = this.things.outages.some(({ to }) => to >= askedAt);
      if (!wasOut) this.violations.push(`pin: ${(error as CommandError).message}`);
    }
  }

  async #mute(host: Room, writer: Room, seconds: number): Promise<void> {
    const personId = writer.store.getState().you?.id ?? '';
    const askedAt = performance.now();
    await host.send('moderation.mute', { personId, seconds });
    const timed = this.things.begin('mute', personId, seconds * 1000, askedAt);
    for (const ms of TRIES_MS) {
      await pause(Math.max(0, timed.beganAt + timed.lengthMs + ms - performance.now()));
      const triedAt = performance.now();
      const isOver = await writer.send('chat.post', { text: 'Am I muted?' }).then(
        () => true,
        (error: unknown) => !(error instanceof CommandError && error.code === 'muted'),
      );
      if (!isOver) continue;
      // What was sent in an outage is answered after it.
      const wasOut = this.things.outages.some(({ from, to }) => triedAt >= from && triedAt <= to);
      timed.endedAt = wasOut ? performance.now() : triedAt;
      return;
    }
  }

  /** Kills the server and starts it again, its clock set meanwhile or not. */
  async #crash(toMs: number | undefined): Promise<void> {
    this.#isUp = false;
    const outage = { from: performance.now(), to: Number.POSITIVE_INFINITY };
    this.things.outages.push(outage);
    await this.#server.kill();
    if (toMs !== undefined) {
      this.#aheadMs = toMs;
      this.#time.set(toMs);
    }
    await this.#server.restart();
    for (const room of this.#rooms) room.reconnectNow();
    await Promise.all(
      this.#rooms.map(room => until(room, ({ connection }) => connection.kind === 'joined', 'joined again')),
    );
    outage.to = performance.now();
    this.#isUp = true;
    const [host] = this.#rooms;
    if (host) await this.#told(host);
  }

  async #waitForEnds(): Promise<void> {
    const lastMs = Math.max(...this.things.all.map(each => this.things.dueAt(each))) + WAIT_MS;
    while (performance.now() < lastMs && this.things.all.some(({ endedAt }) => endedAt === undefined))
      await pause(50);
    for (const timed of this.things.all) {
      const lateMs = this.things.lateMs(timed);
      const { kind, id, lengthMs } = timed;
      if (lateMs === undefined) this.violations.push(`${kind} ${id} of ${lengthMs} ms has not ended`);
      else if (Math.abs(lateMs) >= ALLOWED_MS)
        this.violations.push(`${kind} ${id} of ${lengthMs} ms ended ${Math.round(lateMs)} ms late`);
    }
  }
}

/** The server's time as exactly as a busy machine lets it be known. */
async function clockOf(room: Room): Promise<Clock> {
  const clock = new Clock();
  for (let samples = 0; samples < TIME_SAMPLES; samples++) {
    const sentAt = performance.now();
    const { now } = await room.send('time.now', {});
    clock.sample(sentAt, now, performance.now());
  }
  return clock;
}

/** The deal's maker needs nobody's approval. */
function ignoreDone(error: unknown): void {
  if (!(error instanceof CommandError && error.code === 'already-done')) throw error;
}

/** One round: what ends by itself in a show, how the clock is set meanwhile, and how far off each end was. */
export async function runClockRound(seed: number): Promise<ClockRound> {
  const plan = planOf(seed);
  const time = new FakeTime();
  const server = await TestServer.start([], { ...WITHOUT_MEDIA, ...time.env });
  const round = new Round(server, time);
  try {
    await round.run(plan);
    const { things, violations } = round;
    const isLogged = /The clock of this machine was set/.test(server.errors);
    if (!isLogged) violations.push('logged: no jump stands in the server’s log');
    const ends = things.all.flatMap(timed => {
      const lateMs = things.lateMs(timed);
      return lateMs === undefined ? [] : [{ kind: timed.kind, lateMs }];
    });
    return { seed, plan, ends, violations };
  } finally {
    round.close();
    await server.stop();
    time.remove();
  }
}
