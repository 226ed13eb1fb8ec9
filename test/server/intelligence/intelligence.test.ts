import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Intelligence, type ShowIntelligence } from '../../../server/intelligence/intelligence.ts';
import type { Pulse } from '../../../shared/pulse/contract.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import type { Suggestion } from '../../../shared/suggest/contract.ts';
import { imported, lamp, mug, posted, showWith } from './show-events.ts';

const silent = { warn: () => {}, error: () => {} };
const workers: Worker[] = [];
const open: Intelligence[] = [];

function start(): Intelligence {
  const intelligence = new Intelligence({
    log: silent,
    startWorker: () => {
      const worker = new Worker(new URL('../../../server/intelligence/worker.ts', import.meta.url));
      workers.push(worker);
      return worker;
    },
  });
  open.push(intelligence);
  return intelligence;
}

/** The signals of a show as they come, and a wait for one that fits. */
class Listener {
  readonly #signals: Signal[] = [];
  #wake = (): void => {};

  readonly onSignal = (signal: Signal): void => {
    this.#signals.push(signal);
    this.#wake();
  };

  async until<T>(find: (signal: Signal) => T | undefined): Promise<T> {
    for (;;) {
      for (const signal of this.#signals.splice(0)) {
        const found = find(signal);
        if (found !== undefined) return found;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  pulse(fits: (pulse: Pulse) => boolean): Promise<Pulse> {
    return this.until(each => (each.signal === 'pulse.updated' && fits(each.data) ? each.data : undefined));
  }

  ranking(fits: (items: Suggestion[]) => boolean): Promise<Suggestion[]> {
    return this.until(each =>
      each.signal === 'suggest.ranked' && fits(each.data.items) ? each.data.items : undefined,
    );
  }
}

afterEach(() => {
  for (const intelligence of open.splice(0)) intelligence.close();
  workers.length = 0;
});

const say = (analysis: ShowIntelligence, personId: string, text: string) =>
  analysis.observe(posted(personId, text, Date.now()));

describe('intelligence in its worker', () => {
  it('sends the pulse and the ranking of a show from its chat', async () => {
    const listener = new Listener();
    const analysis = start().openShow('autumn', emptyShow('crew'), listener.onSignal);
    analysis.observe(imported(Date.now(), mug, lamp));
    say(analysis, 'a', 'I love the moth lamp');
    say(analysis, 'b', 'such a beautiful lamp');
    expect((await listener.pulse(pulse => pulse.people === 2)).score).toBeGreaterThan(20);
    const items = await listener.ranking(each => each[0]?.productId === 'L-1');
    expect(items[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 2 });
    expect(
      analysis
        .latest()
        .map(each => each.signal)
        .sort(),
    ).toEqual(['pulse.updated', 'suggest.ranked']);
  });

  it('begins with what the show already holds', async () => {
    const listener = new Listener();
    const said = posted('a', 'wonderful', Date.now());
    const messages = said.name === 'chat.posted' ? [said.data.message] : [];
    start().openShow('autumn', { ...showWith(lamp), chat: { messages, withheld: [] } }, listener.onSignal);
    expect((await listener.pulse(pulse => pulse.people === 1)).quotes[0]?.text).toBe('wonderful');
  });

  it('goes on with its state after its worker was killed, and the show is not affected', async () => {
    const listener = new Listener();
    const analysis = start().openShow('autumn', showWith(lamp, mug), listener.onSignal);
    say(analysis, 'a', 'I love the mug');
    await listener.pulse(pulse => pulse.people === 1);

    const [first] = workers;
    const gone = first ? once(first, 'exit') : undefined;
    void first?.terminate();
    say(analysis, 'b', 'this mug is great');
    await gone;
    say(analysis, 'c', 'best mug ever');

    expect((await listener.pulse(pulse => pulse.people === 3)).score).toBeGreaterThan(20);
    const items = await listener.ranking(each => each[0]?.productId === 'M-1');
    expect(items[0]?.reasons[0]).toEqual({ kind: 'mentions', people: 3 });
    expect(workers).toHaveLength(2);
  });

  it('keeps two shows apart', async () => {
    const intelligence = start();
    const [positive, negative] = [new Listener(), new Listener()];
    const one = intelligence.openShow('one', emptyShow('crew'), positive.onSignal);
    const two = intelligence.openShow('two', emptyShow('crew'), negative.onSignal);
    say(one, 'a', 'I love it');
    say(two, 'a', 'I hate it');
    expect((await positive.pulse(pulse => pulse.people === 1)).score).toBeGreaterThan(0);
    expect((await negative.pulse(pulse => pulse.people === 1)).score).toBeLessThan(0);
  });

  it('sends nothing for a show that was closed, and ignores its events', async () => {
    const intelligence = start();
    const [closedListener, running] = [new Listener(), new Listener()];
    const closed = intelligence.openShow('closed', emptyShow('crew'), signal =>
      closedListener.onSignal(signal),
    );
    closed.close();
    closed.close();
    say(closed, 'a', 'I love it');
    say(intelligence.openShow('running', emptyShow('crew'), running.onSignal), 'a', 'I love it');
    await running.pulse(pulse => pulse.people === 1);
    expect(closed.latest()).toEqual([]);
  });

  it('lets every event pass once it is closed as a whole', () => {
    const intelligence = start();
    const analysis = intelligence.openShow('autumn', emptyShow('crew'), () => {});
    intelligence.close();
    intelligence.close();
    expect(() => say(analysis, 'a', 'I love it')).not.toThrow();
  });
});
