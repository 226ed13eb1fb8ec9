import { expect, test } from 'vitest';
import { type Fold, FoldOnDemand } from '../../../server/show/live-fold.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';

class Names implements Fold {
  readonly all: string[] = [];

  apply({ name }: ShowEvent): void {
    this.all.push(name);
  }
}

const event = (name: ShowEvent['name']) => ({ name }) as ShowEvent;

/** A fold on demand, and how often its log was read. */
function onDemand(log: () => AsyncIterable<readonly ShowEvent[]>) {
  let reads = 0;
  const fold = new FoldOnDemand(
    () => new Names(),
    () => {
      reads += 1;
      return log();
    },
  );
  return { fold, reads: () => reads };
}

async function* before(): AsyncGenerator<ShowEvent[]> {
  yield [event('show.wentLive')];
}

test('nothing is read before somebody asks, and then once', async () => {
  const { fold, reads } = onDemand(before);
  fold.observe(event('chat.posted'));
  expect(reads()).toBe(0);
  const [one, other] = await Promise.all([fold.read(), fold.read()]);
  fold.observe(event('show.ended'));
  expect(one).toBe(other);
  expect(one.all).toEqual(['show.wentLive', 'show.ended']);
  expect(reads()).toBe(1);
});

test('what happens while the log is read comes behind it', async () => {
  const { fold } = onDemand(before);
  const reading = fold.read();
  fold.observe(event('show.ended'));
  expect((await reading).all).toEqual(['show.wentLive', 'show.ended']);
});

test('after an error the log is read again for who asks next', async () => {
  let isBroken = true;
  const { fold, reads } = onDemand(async function* () {
    if (isBroken) throw new Error('The disk is gone.');
    yield* before();
  });
  await expect(fold.read()).rejects.toThrow('The disk is gone.');
  isBroken = false;
  expect((await fold.read()).all).toEqual(['show.wentLive']);
  expect(reads()).toBe(2);
});

test('a fold that began with the events that it is of reads no log', async () => {
  const { fold, reads } = onDemand(before);
  fold.begin();
  fold.observe(event('chat.posted'));
  expect((await fold.read()).all).toEqual(['chat.posted']);
  expect(reads()).toBe(0);
});
