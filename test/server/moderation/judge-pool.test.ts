import type { Logger } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { JudgePool } from '../../../server/moderation/judge-pool.ts';

const FICKLE = new URL('./fickle-worker.ts', import.meta.url);
/** As in the worker. */
const HELD_MS = 1000;
const [RUDE, KIND] = ['you are a fucking idiot', 'how much is the blue one?'];

/** A pool that waits for its thread however busy the machine is, unless told otherwise. */
function openPool(options: { worker?: URL; withinMs?: number } = {}) {
  const logger = { warn: vi.fn<Logger['warn']>() };
  const pool = new JudgePool({ logger, withinMs: 20_000, ...options });
  onTestFinished(() => pool.close());
  return { pool, logger };
}

const insultOf = (judged: Awaited<ReturnType<JudgePool['judge']>>) =>
  judged?.map(({ probabilities }) => probabilities.insult > 0.5);

/** Lines until the thread judges again: at first it has to be there. */
async function untilJudged(pool: JudgePool) {
  await vi.waitUntil(async () => (await pool.judge([KIND])) !== undefined, { timeout: 20_000, interval: 20 });
}

test('lines are judged in a thread, each in its place, with the part of the line that says so', async () => {
  const { pool, logger } = openPool();
  pool.warm();
  await untilJudged(pool);
  const judged = await pool.judge([KIND, RUDE, '你这个傻*逼去死吧', 'ты тупая с у к а']);
  expect(insultOf(judged)).toEqual([false, true, true, true]);
  expect(judged?.[1]?.parts.insult).toEqual([
    [10, 14],
    [18, 23],
  ]);
  expect(judged?.[2]?.parts.insult).toContainEqual([3, 6]);
  expect(logger.warn).not.toHaveBeenCalled();
});

test('what comes at once is answered in the order in which it came', async () => {
  const { pool } = openPool();
  await untilJudged(pool);
  const done: number[] = [];
  const asked = Array.from({ length: 200 }, (_, at) =>
    pool.judge([at % 2 ? RUDE : KIND]).then(judged => {
      done.push(at);
      return insultOf(judged)?.[0];
    }),
  );
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, at) => at % 2 === 1));
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

test('lines wait only so long, and more than can be judged in the time do not wait at all', async () => {
  const { pool } = openPool({ worker: FICKLE, withinMs: 50 });
  await untilJudged(pool);
  const started = performance.now();
  const slow = pool.judge(['hold the thread']);
  const behind = Array.from({ length: 2200 }, () => pool.judge([KIND]));
  const beyond = await Promise.race([Promise.all(behind.slice(2000)), slow]);
  expect(beyond).toEqual(Array.from({ length: 200 }, () => undefined));
  expect(await Promise.all([slow, ...behind])).toEqual(Array.from({ length: 2201 }, () => undefined));
  expect(performance.now() - started).toBeLessThan(HELD_MS);
  await untilJudged(pool);
});

test('a thread that is killed amid a raid comes back, and what it had at hand is answered without it', async () => {
  const { pool, logger } = openPool({ worker: FICKLE });
  await untilJudged(pool);
  const raid = Array.from({ length: 100 }, (_, at) => pool.judge([at === 50 ? 'kill the thread' : RUDE]));
  const answers = await Promise.all(raid);
  expect(answers[0]).toHaveLength(1);
  expect(answers[50]).toBeUndefined();
  expect(logger.warn).toHaveBeenCalledTimes(1);
  await untilJudged(pool);
  expect(await pool.judge([KIND])).toHaveLength(1);
});

test('a model that is missing is told once in a while, and its lines go on without it', async () => {
  const { pool, logger } = openPool({ worker: FICKLE });
  await untilJudged(pool);
  expect(await pool.judge(['lose the models'])).toBeUndefined();
  for (let line = 0; line < 50; line++) expect(await pool.judge([KIND])).toBeUndefined();
  expect(logger.warn).toHaveBeenCalledTimes(1);
  expect(logger.warn.mock.calls[0]).toMatchObject([
    { err: { message: 'toxic-en.model is missing' } },
    /rules alone/,
  ]);
});
