// A process of its own that plays the crowd, so that it takes nothing from the server's core: node crowd.ts PORT SHOW
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { RawSocket, textFrame } from './raw-socket.ts';

/** The server bounds what an address may do, so the crowd comes from many addresses of this machine, as from homes. */
const PER_ADDRESS = 40;
const JOINING_AT_ONCE = 100;

export type Order =
  | { readonly do: 'join'; readonly people: number }
  /** Waits until everybody has been told so many times that an offer was pinned. */
  | { readonly do: 'see'; readonly pins: number }
  /** Claims one after the other over all sockets, so many of them unanswered at a time. */
  | { readonly do: 'claim'; readonly claims: number; readonly atOnce: number; readonly dealId: string };

export interface CrowdReport {
  readonly seconds: number;
  /** From the sending of each claim to its answer, in milliseconds. */
  readonly latencies: readonly number[];
  readonly sold: number;
  /** Other answers than a hold or `sold-out`. */
  readonly odd: readonly string[];
}

const [port, show] = [Number(process.argv[2]), process.argv[3] ?? ''];
const people: Person[] = [];
let pinsSeen = 0;
let onPinSeen = () => {};

/** One socket of the crowd, with at most one question unanswered. */
class Person {
  readonly #socket: RawSocket;
  #answer: (text: Buffer) => void = () => {};

  constructor(number: number, onOpen: (person: Person) => void) {
    const home = Math.floor(number / PER_ADDRESS);
    const from = `127.0.${Math.floor(home / 250)}.${2 + (home % 250)}`;
    this.#socket = new RawSocket(
      port,
      from,
      () => queueMicrotask(() => onOpen(this)),
      text => {
        if (text.subarray(0, ANSWER.length).equals(ANSWER)) this.#answer(text);
        else if (text.includes('"offer.pinned"')) {
          pinsSeen += 1;
          onPinSeen();
        }
      },
    );
  }

  ask(frame: Buffer, answer: (text: Buffer) => void): void {
    this.#answer = answer;
    this.#socket.send(frame);
  }
}
const ANSWER = Buffer.from('{"re"');

/** Runs work so many times, a number of them at a time; each run says when it is done. */
function many(
  times: number,
  atOnce: number,
  work: (number: number, done: () => void) => void,
): Promise<void> {
  return new Promise(resolve => {
    let [begun, ended] = [0, 0];
    const next = () => {
      if (begun < times) work(begun++, done);
    };
    const done = () => {
      ended += 1;
      if (ended === times) resolve();
      else next();
    };
    for (let count = 0; count < atOnce; count++) next();
  });
}

async function joinAll(count: number): Promise<void> {
  const frame = textFrame(
    JSON.stringify({ id: 'join', name: 'show.join', data: { show, protocol: PROTOCOL_VERSION } }),
  );
  await many(count, JOINING_AT_ONCE, (number, done) => {
    people.push(new Person(number, person => person.ask(frame, done)));
  });
}

function seePins(pins: number): Promise<void> {
  return new Promise(resolve => {
    onPinSeen = () => {
      if (pinsSeen >= pins * people.length) resolve();
    };
    onPinSeen();
  });
}

async function claimAll({ claims, atOnce, dealId }: Extract<Order, { do: 'claim' }>): Promise<CrowdReport> {
  const frames = Array.from({ length: Math.ceil(claims / people.length) }, (_, turn) =>
    textFrame(JSON.stringify({ id: `${dealId} ${turn}`, name: 'deal.claim', data: { dealId, units: 1 } })),
  );
  const latencies: number[] = [];
  const odd: string[] = [];
  let sold = 0;
  const started = performance.now();
  await many(claims, Math.min(atOnce, people.length), (number, done) => {
    const frame = frames[Math.floor(number / people.length)] as Buffer;
    const sentAt = performance.now();
    people[number % people.length]?.ask(frame, text => {
      latencies.push(performance.now() - sentAt);
      if (text.includes('"ok":true')) sold += 1;
      else if (!text.includes('"sold-out"')) odd.push(text.toString());
      done();
    });
  });
  return { seconds: (performance.now() - started) / 1000, latencies, sold, odd };
}

process.on('message', async (order: Order) => {
  if (order.do === 'join') await joinAll(order.people);
  if (order.do === 'see') await seePins(order.pins);
  process.send?.(order.do === 'claim' ? await claimAll(order) : {});
});
