import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FanOut, type Sink } from '../../../server/edge/fan-out.ts';
import { encodeFrame } from '../../../server/show/broadcast/text-frame.ts';
import type { Lane } from '../../../shared/show/contract.ts';

const GROUP = 7;

/** A socket that keeps each write as the texts in it. */
class FakeSink implements Sink {
  readonly writes: string[][] = [];
  unsentBytes = 0;
  isCut = false;
  place: Sink['place'];

  write(bytes: Buffer): void {
    const texts: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = bytes[at + 1] ?? 0;
      texts.push(bytes.toString('utf8', at + 2, at + 2 + length));
      at += 2 + length;
    }
    this.writes.push(texts);
  }

  cut(): void {
    this.isCut = true;
  }

  get texts(): string[] {
    return this.writes.flat();
  }
}

function crowd(size: number, fanOut: FanOut): FakeSink[] {
  const sinks = Array.from({ length: size }, () => new FakeSink());
  for (const sink of sinks) fanOut.join(sink, GROUP);
  return sinks;
}

const publish = (fanOut: FanOut, lane: Lane, text: string, lines = 0) =>
  fanOut.publish(GROUP, lane, encodeFrame(text), lines);

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await turn();
}

test('a group is written to in turns, so that others are answered between', async () => {
  const fanOut = new FanOut({ framesPerTurn: 10 });
  const sinks = crowd(35, fanOut);
  const reached = () => sinks.filter(({ texts }) => texts.length > 0).length;
  publish(fanOut, 'state', 'a');
  expect(reached()).toBe(0);
  await turn();
  expect(reached()).toBe(10);
  await turns(3);
  expect(reached()).toBe(35);
});

test('an urgent frame goes out in this turn, after it went to the edges and ahead of state and talk that are under way', async () => {
  const fanOut = new FanOut({ framesPerTurn: 10 });
  const sinks = crowd(10, fanOut);
  const others = Array.from({ length: 30 }, () => new FakeSink());
  for (const sink of others) fanOut.join(sink, GROUP + 1);
  fanOut.publish(GROUP + 1, 'state', encodeFrame('s'), 0);
  fanOut.publish(GROUP + 1, 'talk', encodeFrame('t'), 1);
  await turn();
  publish(fanOut, 'urgent', 'pin');
  expect(sinks.some(({ texts }) => texts.length > 0)).toBe(false);
  await Promise.resolve();
  expect(sinks.every(({ texts }) => texts[0] === 'pin')).toBe(true);
  expect(others.filter(({ texts }) => texts.length > 0)).toHaveLength(10);
});

test('an urgent frame never overtakes state on a socket: what was queued goes before it, in the same write', async () => {
  const fanOut = new FanOut({ framesPerTurn: 10 });
  const sinks = crowd(30, fanOut);
  publish(fanOut, 'state', '10');
  await turn();
  publish(fanOut, 'state', '11');
  publish(fanOut, 'urgent', '12');
  await turns(12);
  for (const { texts } of sinks) expect(texts).toEqual(['10', '11', '12']);
  // Those that had got nothing yet get all three at the cost of one write.
  expect(sinks.at(-1)?.writes).toEqual([['10', '11', '12']]);
});

test('talk that waits goes along with an urgent frame', async () => {
  const fanOut = new FanOut();
  const [sink] = crowd(1, fanOut);
  publish(fanOut, 'talk', 'hello', 1);
  publish(fanOut, 'urgent', 'pin');
  await Promise.resolve();
  expect(sink?.writes).toEqual([['pin', 'hello']]);
  await turns(2);
  expect(sink?.writes).toHaveLength(1);
});

test('a frame to one socket follows what its group has for it', async () => {
  const fanOut = new FanOut();
  const [sink] = crowd(1, fanOut);
  publish(fanOut, 'state', '1');
  if (sink) fanOut.send(sink, encodeFrame('answer'), 'state');
  await turns(2);
  expect(sink?.texts).toEqual(['1', 'answer']);
});

test('somebody who joins gets what is published from then on', async () => {
  const fanOut = new FanOut();
  crowd(1, fanOut);
  publish(fanOut, 'state', 'before');
  const late = new FakeSink();
  fanOut.join(late, GROUP);
  publish(fanOut, 'state', 'after');
  await turns(2);
  expect(late.texts).toEqual(['after']);
});

test('a slow socket loses talk alone, is told how many lines, and nobody else loses any', async () => {
  const fanOut = new FanOut({ slowBytes: 1000 });
  const [slow, quick] = crowd(2, fanOut);
  if (!slow || !quick) throw new Error('no crowd');
  slow.unsentBytes = 1001;
  publish(fanOut, 'talk', 'a b c', 3);
  await turns(2);
  publish(fanOut, 'state', '1');
  await turns(2);
  publish(fanOut, 'talk', 'd', 1);
  fanOut.send(slow, encodeFrame('own line'), 'talk');
  await turns(2);
  expect(slow.texts).toEqual(['1']);
  slow.unsentBytes = 0;
  publish(fanOut, 'talk', 'e', 1);
  await turns(2);
  expect(slow.texts).toEqual(['1', '{"talk":[],"missed":5}', 'e']);
  expect(quick.texts).toEqual(['a b c', '1', 'd', 'e']);
});

test('a socket that takes nothing at all is cut off', async () => {
  const fanOut = new FanOut({ maxUnsentBytes: 5000 });
  const [dead, alive] = crowd(2, fanOut);
  if (dead) dead.unsentBytes = 5001;
  publish(fanOut, 'state', '1');
  await turns(2);
  expect([dead?.isCut, alive?.isCut]).toEqual([true, false]);
  expect(alive?.texts).toEqual(['1']);
});

test('all who lack the same share one run of bytes', async () => {
  const fanOut = new FanOut();
  const written = new Set<Buffer>();
  for (let count = 0; count < 20; count++) {
    const sink = new FakeSink();
    sink.write = bytes => void written.add(bytes);
    fanOut.join(sink, GROUP);
  }
  publish(fanOut, 'state', '1');
  publish(fanOut, 'state', '2');
  await turns(2);
  expect(written.size).toBe(1);
});

test('who has left, or whose group is empty, is written nothing', async () => {
  const fanOut = new FanOut();
  const [sink] = crowd(1, fanOut);
  publish(fanOut, 'state', '1');
  if (sink) fanOut.leave(sink);
  publish(fanOut, 'state', '2');
  await turns(2);
  expect(sink?.texts).toEqual([]);
});
