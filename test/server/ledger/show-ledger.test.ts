import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger } from '../../../scripts/ledger/verify.ts';
import { ledger } from '../../../server/ledger/feature.ts';
import { ShowLedger, type Signing } from '../../../server/ledger/show-ledger.ts';
import { SecretCipher } from '../../../server/secret-cipher.ts';
import type { ShowContext } from '../../../server/show/feature.ts';
import type { Sight } from '../../../shared/roles.ts';
import { type NewEvent, newEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow } from '../../../shared/show/state.ts';
import { TestClock } from '../../support/clock.ts';
import { read } from '../../support/ledger.ts';
import { silent } from '../../support/log.ts';

const HOUR = 3_600_000;
const CREW = { kind: 'crew', personId: 'mod' } as const;
const HOST = { id: 'host', name: 'Host', role: 'host' } as const;

/** A show that is nothing but a log and what the ledger makes of it. */
class LoggedShow {
  readonly clock = new TestClock();
  readonly cipher = new SecretCipher('secret', 'test');
  readonly log: ShowEvent[] = [];
  state = emptyShow('crew');
  ledger!: ShowLedger;

  constructor() {
    this.open();
    this.happen(newEvent('show.created', { title: 'Autumn' }));
  }

  open(): void {
    this.ledger?.close();
    this.ledger = new ShowLedger(this as unknown as ShowContext, this.cipher);
  }

  readonly logId = 'log1';
  readonly logger = silent;

  async *readLog() {
    yield [...this.log];
  }

  happen(...news: NewEvent[]): void {
    for (const each of news) {
      const event = { ...each, seq: this.state.seq + 1, at: this.clock.now(), by: HOST } as ShowEvent;
      this.state = applyEvent(this.state, event);
      this.log.push(event);
      this.ledger.observe(event);
    }
  }

  async submit(): Promise<object> {
    const prepared = await this.ledger.sign();
    const handler = ledger.parts.handlers?.['ledger.sign'] as unknown as (
      state: unknown,
      data: object,
      context: { prepared: Signing },
    ) => { events: NewEvent[] };
    this.happen(...handler(this.state, {}, { prepared }).events);
    return {};
  }

  /** Lets an hour pass, and what comes of it. */
  async pass(ms = HOUR): Promise<void> {
    this.clock.pass(ms);
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  }

  get heads() {
    return this.state.ledger.heads.map(({ head }) => head);
  }

  async file(): Promise<string[]> {
    let text = '';
    for await (const lines of this.ledger.lines()) text += lines;
    return text.trimEnd().split('\n');
  }
}

let show: LoggedShow;
beforeEach(() => {
  show = new LoggedShow();
});

describe('a head', () => {
  test('is signed an hour after something happened, and not again before something else does', async () => {
    await show.pass(HOUR - 1);
    expect(show.heads).toEqual([]);
    await show.pass(1);
    expect(show.heads).toMatchObject([{ number: 1, seq: 1 }]);
    await show.pass(5 * HOUR);
    expect(show.heads).toHaveLength(1);
    show.happen(newEvent('show.wentLive', {}));
    await show.pass();
    expect(show.heads).toMatchObject([{ seq: 1 }, { number: 2, seq: 2 }]);
  });

  test('is signed at once when the show ends, and says so', async () => {
    show.happen(newEvent('show.wentLive', {}), newEvent('show.ended', {}));
    await show.pass(0);
    expect(show.heads).toMatchObject([{ number: 1, seq: 3, ended: true }]);
  });

  test('that was due while the server was away is signed at its next start', async () => {
    show.ledger.close();
    show.happen(newEvent('show.wentLive', {}), newEvent('show.ended', {}));
    show.open();
    await show.pass(0);
    expect(show.heads).toMatchObject([{ seq: 3, ended: true }]);
  });

  test('is not signed by a key of another server', async () => {
    await show.submit();
    const other = new ShowLedger(show as unknown as ShowContext, new SecretCipher('other', 'test'));
    show.happen(newEvent('show.wentLive', {}));
    await expect(other.sign()).rejects.toThrow();
    other.close();
  });
});

test('the file is whole at any time, and the same again from the same log', async () => {
  expect(await verifyLedger(read(await show.file()))).toMatchObject({
    title: 'Autumn',
    entries: 1,
    heads: 1,
  });
  show.happen(newEvent('show.wentLive', {}), newEvent('presence.peaked', { watching: 3 } as never));
  show.happen(newEvent('show.ended', {}));
  await show.pass(0);
  const file = await show.file();
  expect(await verifyLedger(read(file), { closed: true })).toMatchObject({
    entries: 3,
    heads: 2,
    unsigned: 0,
  });
  show.open();
  expect(await show.file()).toEqual(file);
});

test('the newest entries of each kind are at hand, with what is known of the people in them', async () => {
  const mute = { personId: 'ann', name: 'Ann', until: null, reason: 'spam' };
  show.happen(
    newEvent('person.wrote', { personId: 'ann', name: 'Guest 1', role: 'viewer' }),
    newEvent('moderation.muted', mute),
  );
  expect(await show.ledger.recent(1, CREW)).toEqual([
    {
      seq: 2,
      at: show.clock.now(),
      by: { id: 'host', name: 'Host' },
      person: { id: 'ann', name: 'Guest 1' },
      name: 'moderation.muted',
      data: { personId: 'ann', until: null },
      reason: 'spam',
    },
  ]);
  const file = await show.file();
  show.happen(newEvent('chat.erased', { personId: 'ann' }));
  const [row] = await show.ledger.recent(1, CREW);
  expect([row?.person, row?.reason]).toEqual([{ id: 'ann' }, undefined]);
  expect((await show.file()).slice(0, file.length)).toEqual(file);
});

test('who may not see purchases or held messages reads nothing of them', async () => {
  const claim = {
    id: 'c',
    dealId: 'd',
    personId: 'ann',
    units: 1,
    at: 1,
    total: { minor: 1, currency: 'EUR' },
  };
  show.happen(
    newEvent('deal.paid', { claim: { ...claim, state: { kind: 'paid', at: 1, order: '' } } } as never),
    newEvent('chat.approved', { messageId: 'm', digest: '' }),
    newEvent('show.wentLive', {}),
  );
  const names = async (lacks: readonly Sight[]) =>
    (await show.ledger.recent(1, { ...CREW, lacks })).map(({ name }) => name);
  expect(await names([])).toEqual(['deal.paid', 'chat.approved', 'show.wentLive']);
  expect(await names(['orders', 'held'])).toEqual(['show.wentLive']);
});
