// A process of its own that plays the crowd: node crowd.ts PORT DIALECT-AS-JSON
import { CrowdSocket } from './crowd-socket.ts';
import { type Dialect, lineText, microseconds } from './dialect.ts';
import { FrameMemo } from './frame-memo.ts';

export type Order =
  | { readonly do: 'join'; readonly people: number }
  /** From now on so many lines a second, by everybody in turn; 0 for none. */
  | { readonly do: 'talk'; readonly linesPerSecond: number }
  /** Stops to read, for ever. */
  | { readonly do: 'stall' }
  /** Forgets what was measured. */
  | { readonly do: 'reset' }
  | { readonly do: 'report' };

export interface CrowdReport {
  readonly sockets: number;
  /** Sockets that the server has ended. */
  readonly ended: number;
  /** Lines that were sent. */
  readonly posts: number;
  /** Lines that arrived, over all sockets, and the frames that brought them. */
  readonly lines: number;
  readonly lineFrames: number;
  /** Arrivals of lines by the milliseconds that they took; the last entry is all beyond. */
  readonly lineMs: readonly number[];
  /** For each pin, when it arrived at each socket, in microseconds of the shared clock. */
  readonly pins: readonly (readonly number[])[];
}

/** The server bounds what an address may do, so the crowd comes from many addresses of this machine, as from homes. */
const PER_ADDRESS = 20;
const JOINING_AT_ONCE = 50;
/** Later arrivals count as this late. */
export const LONGEST_MS = 10_000;
const TALK_EVERY_MS = 10;

const port = Number(process.argv[2]);
const dialect = JSON.parse(process.argv[3] ?? '{}') as Dialect;
const memo = new FrameMemo(dialect);
const sockets: CrowdSocket[] = [];
let [ended, lines, lineFrames, posts] = [0, 0, 0, 0];
/** Posts before what is measured. */
let postsBefore = 0;
let lineMs = new Array<number>(LONGEST_MS + 1).fill(0);
let pins: number[][] = [];
let pinsOf = new Map<CrowdSocket, number>();
let talking: NodeJS.Timeout | undefined;

function onFrame(socket: CrowdSocket, bytes: Buffer, from: number, to: number): void {
  const now = microseconds();
  const frame = memo.look(bytes, from, to);
  if (frame.answer) socket.send(frame.answer);
  if (frame.isJoined) socket.joined();
  if (frame.isPin) {
    const number = pinsOf.get(socket) ?? 0;
    pinsOf.set(socket, number + 1);
    pins[number] ??= [];
    pins[number]?.push(now);
  }
  lines += frame.sentAt.length;
  if (frame.sentAt.length > 0) lineFrames += 1;
  for (const sentAt of frame.sentAt) {
    const ms = Math.min(LONGEST_MS, Math.max(0, Math.round((now - sentAt) / 1000)));
    lineMs[ms] = (lineMs[ms] ?? 0) + 1;
  }
}

/** Joins so many, some at a time. */
function joinAll(people: number): Promise<void> {
  const onEnd = () => {
    ended += 1;
  };
  return new Promise(resolve => {
    let [begun, done] = [0, 0];
    const next = () => {
      if (begun >= people) return;
      begun += 1;
      const from = `127.0.${1 + (process.pid % 250)}.${2 + Math.floor(sockets.length / PER_ADDRESS)}`;
      const onJoined = () => {
        done += 1;
        if (done === people) resolve();
        else next();
      };
      sockets.push(new CrowdSocket({ port, from, dialect, onFrame, onJoined, onEnd }));
    };
    for (let count = 0; count < JOINING_AT_ONCE; count++) next();
  });
}

function talk(linesPerSecond: number): void {
  clearInterval(talking);
  const since = performance.now();
  let sent = 0;
  const [before, after] = dialect.post;
  talking = setInterval(() => {
    const due = Math.floor(((performance.now() - since) / 1000) * linesPerSecond);
    for (; sent < due; sent++) {
      posts += 1;
      const text = `${before.replace('{id}', String(posts))}${lineText()}${after}`;
      sockets[posts % sockets.length]?.send(text);
    }
  }, TALK_EVERY_MS);
}

function reset(): void {
  postsBefore = posts;
  [lines, lineFrames, lineMs, pins, pinsOf] = [
    0,
    0,
    new Array<number>(LONGEST_MS + 1).fill(0),
    [],
    new Map(),
  ];
}

process.on('message', async (order: Order) => {
  if (order.do === 'join') await joinAll(order.people);
  if (order.do === 'talk') talk(order.linesPerSecond);
  if (order.do === 'stall') for (const socket of sockets) socket.stall();
  if (order.do === 'reset') reset();
  const report: CrowdReport = {
    sockets: sockets.length,
    ended,
    posts: posts - postsBefore,
    lines,
    lineFrames,
    lineMs,
    pins,
  };
  process.send?.(order.do === 'report' ? report : {});
});
process.on('disconnect', () => process.exit());
