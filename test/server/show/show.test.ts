import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../../server/log/event-log.ts';
import { LogWriteError } from '../../../server/log/event-log.ts';
import type { Show } from '../../../server/show/show.ts';
import { VITRINE } from '../../../server/show/vitrine.ts';
import type { CommandError } from '../../../shared/errors.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import type { CommandData, CommandName } from '../../../shared/show/protocol.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { TestClock } from '../../support/clock.ts';
import { flash, shelf } from '../../support/deals.ts';
import { faulty } from '../../support/faulty-log.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { openTestShow } from '../../support/show.ts';

const [host, moderator, ann] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0], (typeof PEOPLE)[0]];

const post = (show: Show, actor: typeof ann, id: string, text: string) =>
  show.submit(actor, id, 'chat.post', { text });
const textsOf = (show: Show) => show.state.chat.messages.map(message => message.text);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: CommandError) => error.code,
  );

test('what was acknowledged is there after the log is opened again', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder);
  const before = await openTestShow(first);
  await before.submit(host, '1', 'catalog.import', { products: PRODUCTS });
  await before.submit(host, '2', 'offer.pin', { productId: 'p1' });
  await post(before, ann, '1', 'hello');
  await first.close();

  const after = await openTestShow(await openTestLog(folder));
  expect(after.state).toEqual(before.state);
  expect(after.logId).toBe(before.logId);
});

test('a command that comes twice is done once and answered the same, also after a restart', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder);
  const before = await openTestShow(first);
  const answers = await Promise.all([post(before, ann, 'same', 'hi'), post(before, ann, 'same', 'hi')]);
  expect(answers[1]).toEqual(answers[0]);
  await first.close();

  const after = await openTestShow(await openTestLog(folder));
  expect(await post(after, ann, 'same', 'hi')).toEqual(answers[0]);
  expect(textsOf(after)).toEqual(['hi']);
});

test('a command is done once although the clock was set ahead by hours between its two sendings and a restart', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder);
  const answer = await post(await openTestShow(first), ann, 'same', 'hi');
  await first.close();

  const clock = new TestClock(Date.now() + 60 * 60 * 1000);
  const after = await openTestShow(await openTestLog(folder), { clock });
  expect(await post(after, ann, 'same', 'hi')).toEqual(answer);
  expect(textsOf(after)).toEqual(['hi']);
});

test('a command id used for something else is refused, and another person may use the same id', async () => {
  const show = await openTestShow(await openTestLog());
  await post(show, ann, '1', 'hi');
  expect(await codeOf(post(show, ann, '1', 'other'))).toBe('id-reused');
  expect(await codeOf(post(show, host, '1', 'other'))).toBe('done');
});

test('commands that race for the last pin slot can not both have it', async () => {
  const show = await openTestShow(await openTestLog());
  await show.submit(host, '0', 'catalog.import', { products: PRODUCTS });
  const pins = PRODUCTS.map(({ id }) =>
    codeOf(show.submit(host, `pin ${id}`, 'offer.pin', { productId: id })),
  );
  expect((await Promise.all(pins)).sort()).toEqual(['done', 'done', 'done', 'pins-full']);
  expect(show.state.offers.pins).toHaveLength(3);
});

test('a muted person can not write until the mute is over or taken back', async () => {
  const show = await openTestShow(await openTestLog());
  await post(show, ann, '1', 'hi');
  await show.submit(moderator, '1', 'moderation.mute', { personId: ann.id, seconds: null });
  expect(await codeOf(post(show, ann, '2', 'again'))).toBe('muted');
  await show.submit(moderator, '2', 'moderation.unmute', { personId: ann.id });
  expect(await codeOf(post(show, ann, '3', 'back'))).toBe('done');
});

test('a filtered message waits for the crew, and viewers get it only when it is approved', async () => {
  const show = await openTestShow(await openTestLog());
  await show.submit(moderator, '1', 'rule.add', { rule: phraseRule('Fake') });
  const { messageId, state } = await post(show, ann, '1', 'is this f\u200bAKE?');
  expect(state).toBe('held');
  const seen = () => JSON.stringify(show.since(viewpointOf(ann), undefined));
  expect(seen()).not.toContain('AKE');
  await show.submit(moderator, '2', 'chat.approve', { messageId });
  expect(seen()).toContain('AKE');
});

test('a message and the event that refers to it have numbers of their own streams', async () => {
  const show = await openTestShow(await openTestLog());
  await show.submit(moderator, '1', 'rule.add', { rule: phraseRule('Fake') });
  await post(show, ann, '0', 'hello');
  const { seq, talkSeq } = show.state;
  const { messageId } = await post(show, ann, '1', 'fake');
  expect([show.state.seq, show.state.talkSeq]).toEqual([seq, talkSeq + 1]);
  await show.submit(moderator, '2', 'chat.approve', { messageId });
  expect([show.state.seq, show.state.talkSeq]).toEqual([seq + 1, talkSeq + 2]);
  const missed = show.since(viewpointOf(moderator), { logId: show.logId, seq, talkSeq });
  expect(missed).toMatchObject({
    events: [
      { name: 'chat.held', seq: talkSeq + 1, after: seq },
      {
        name: 'chat.approved',
        seq: seq + 1,
        data: { messageId, digest: expect.stringMatching(/^[\w-]{43}$/) },
      },
      { name: 'chat.posted', seq: talkSeq + 2, after: seq + 1 },
    ],
  });
});

test('a returning client gets only what it missed, and a snapshot where the log is another one', async () => {
  const show = await openTestShow(await openTestLog());
  await post(show, ann, '1', 'one');
  const { seq, talkSeq } = show.state;
  await post(show, ann, '2', 'two');
  const since = { logId: show.logId, seq, talkSeq };
  const missed = show.since(viewpointOf(ann), since);
  expect(missed).toMatchObject({ events: [{ name: 'chat.posted', data: { message: { text: 'two' } } }] });
  expect(show.since(viewpointOf(ann), { ...since, logId: 'other' })).toHaveProperty('snapshot');
  expect(show.since(viewpointOf(ann), { ...since, seq: seq + 99 })).toHaveProperty('snapshot');
  expect(show.since(viewpointOf(ann), { ...since, talkSeq: talkSeq + 99 })).toHaveProperty('snapshot');
});

test('that a command has nothing left to do is said only when what did it before is on the disk', async () => {
  const log = faulty(await openTestLog());
  const show = await openTestShow(log);
  const { id: dealId } = flash();
  const products = shelf(Date.now());
  await show.submit(host, '1', 'catalog.import', { products });
  await show.submit(host, '2', 'deal.save', { plan: flash() });
  await show.submit(host, '3', 'deal.start', { dealId });
  const { claimId } = await show.submit(ann, '1', 'deal.claim', { dealId, units: 1 });
  const news = { kind: 'paid', order: 'o', at: 1 } as const;
  const settle = { dealId, claimId, personId: ann.id, news };

  let write = () => {};
  const gate = new Promise<void>(resolve => {
    write = resolve;
  });
  log.instead = (...commit) => gate.then(() => log.really(...commit));
  const order: string[] = [];
  const first = show.submit(host, 'word', 'deal.settle', settle).then(() => order.push('done'));
  const again = show.submit(host, 'same word', 'deal.settle', settle).then(({ applied }) => {
    order.push(applied ? 'done twice' : 'nothing to do');
  });
  await new Promise(setImmediate);
  expect(order).toEqual([]);
  write();
  await Promise.all([first, again]);
  expect(order).toEqual(['done', 'nothing to do']);
});

test('a second process is turned away from a log that is in use', async () => {
  const folder = temporaryFolder();
  await openTestLog(folder);
  await expect(openTestLog(folder)).rejects.toThrow(/locked/);
});

test('every command refuses what does not exist without throwing anything but a refusal', async () => {
  const show = await openTestShow(await openTestLog());
  const nowhere: [CommandName, CommandData<CommandName>][] = [
    ['chat.delete', { messageId: 'x' }],
    ['chat.restore', { messageId: 'x' }],
    ['chat.approve', { messageId: 'x' }],
    ['moderation.mute', { personId: 'x', seconds: 10 }],
    ['moderation.unmute', { personId: 'x' }],
    ['rule.remove', { ruleId: 'x' }],
    ['offer.pin', { productId: 'x' }],
    ['offer.unpin', { pinId: 'x' }],
    ['offer.open', { productId: 'x' }],
    ['restream.remove', { destinationId: 'x' }],
    ['suggest.dismiss', { productId: 'x' }],
    ['team.revoke', { inviteId: 'x' }],
  ];
  for (const [name, data] of nowhere) {
    const viewer = name === 'offer.open' ? ann : host;
    const answer = show.submit(viewer, name, name, data);
    await expect(answer, name).rejects.toMatchObject({ name: 'CommandError', code: 'not-found' });
  }
});

/** A show of which everything that is told of it is written down, page by page and to its reactors. */
async function openWatched(log: EventLog) {
  const show = await openTestShow(log);
  const reactors: string[] = [];
  show.attach(
    event => reactors.push(`${event.name} ${event.seq}`),
    () => undefined,
  );
  const page = recordingMember(new RecordingOutlet(), host.id, 'host');
  show.broadcaster.add(page);
  /** What the page was told, once talk has gone out. */
  const pages = async (events: number): Promise<string[]> => {
    const told = () =>
      page.link.got
        .flatMap(
          frame => (JSON.parse(frame) as { talk?: ShowEvent[] }).talk ?? [JSON.parse(frame) as ShowEvent],
        )
        .filter(({ name }) => name !== undefined)
        .map(({ name, seq }) => `${name} ${seq}`);
    await expect.poll(() => told().length).toBeGreaterThanOrEqual(events);
    return told();
  };
  return { show, pages, reactors };
}

describe('a commit that is not known to be in the log', () => {
  test.each([
    ['the disk is full', () => Promise.reject(new LogWriteError('full', 13)), /disk of the server is full/],
    ['the log fails', () => Promise.reject(new Error('gone')), /could not be written/],
    ['the outcome is unknown', () => Promise.resolve('unknown' as const), /not known/],
  ])(
    'is told to nobody and not kept where %s, and the show goes on from what is on the disk',
    async (_what, instead, message) => {
      const log = faulty(await openTestLog());
      const { show, pages, reactors } = await openWatched(log);
      const before = show.state;
      log.instead = instead;
      const lost = post(show, ann, '1', 'lost');
      const behind = post(show, ann, '2', 'lost too');
      await expect(lost).rejects.toMatchObject({
        name: 'CommandError',
        code: 'storage',
        message: expect.stringMatching(message),
      });
      expect(await codeOf(behind)).toBe('storage');
      expect(show.state).toEqual(before);
      expect([await pages(0), reactors]).toEqual([[], []]);

      log.instead = undefined;
      expect(await codeOf(post(show, ann, '1', 'lost'))).toBe('done');
      expect(textsOf(show)).toEqual(['lost']);
      expect([await pages(1), reactors]).toEqual([['chat.posted 1'], ['person.wrote 2', 'chat.posted 1']]);
    },
  );

  test('is told to everybody where it was in the log after all, and done once when it is sent again', async () => {
    const log = faulty(await openTestLog());
    const { show, pages, reactors } = await openWatched(log);
    log.instead = async (...commit) => {
      await log.really(...commit);
      return 'unknown';
    };
    expect(await codeOf(post(show, ann, '1', 'written'))).toBe('storage');
    log.instead = undefined;
    expect(textsOf(show)).toEqual(['written']);
    expect(await post(show, ann, '1', 'written')).toMatchObject({ state: 'posted' });
    expect(await codeOf(post(show, ann, '2', 'next'))).toBe('done');
    expect(textsOf(show)).toEqual(['written', 'next']);
    const lines = ['chat.posted 1', 'chat.posted 2'];
    expect([await pages(2), reactors]).toEqual([lines, ['person.wrote 2', ...lines]]);
  });

  test('leads to what another writer wrote meanwhile, which everybody is told', async () => {
    const log = faulty(await openTestLog());
    const { show, pages, reactors } = await openWatched(log);
    const other = await openTestShow(log);
    await other.submit(host, '1', 'show.rename', { title: 'Theirs' });
    const late = show.submit(host, '2', 'show.rename', { title: 'Ours' });
    await expect(late).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/Another server/),
    });
    expect(show.state.lifecycle.title).toBe('Theirs');
    for (const told of [await pages(1), reactors]) expect(told).toEqual(['show.renamed 2']);
    await show.submit(host, '3', 'show.rename', { title: 'Ours' });
    expect(show.state).toMatchObject({ seq: 3, lifecycle: { title: 'Ours' } });
  });

  test('holds up commands until the log was read again, however long that takes', async () => {
    const log = faulty(await openTestLog());
    const { show } = await openWatched(log);
    log.instead = () => Promise.reject(new Error('gone'));
    const lost = codeOf(post(show, ann, '1', 'lost'));
    await new Promise(setImmediate);
    log.instead = undefined;
    await expect(post(show, ann, '2', 'early')).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/read again/),
    });
    expect(await lost).toBe('storage');
    expect(await codeOf(post(show, ann, '3', 'later'))).toBe('done');
  });
});

test('an event that no version knows and one of another form keep no show from opening', async () => {
  const log = await openTestLog();
  const first = await openTestShow(log);
  await post(first, ann, '1', 'before');
  const { seq, talkSeq } = first.state;
  await first.close();
  const by = { id: 'host', name: 'Host', role: 'host' } as const;
  const events = [
    { seq: seq + 1, at: 1, by, name: 'hologram.shown', data: { depth: 3 } },
    { seq: seq + 2, at: 1, by, name: 'show.renamed', data: { title: 7 } },
    { seq: seq + 3, at: 1, by, name: 'show.renamed', data: { title: 'Later' } },
  ];
  const talk = [{ seq: talkSeq + 1, at: 1, by, name: 'chat.sung', data: {} }];
  expect(await log.append('autumn', { events, talk }, { seq, talkSeq })).toBe('ok');

  const show = await openTestShow(log);
  expect(show.state).toMatchObject({ seq: seq + 3, talkSeq: talkSeq + 1, lifecycle: { title: 'Later' } });
  expect(await codeOf(post(show, ann, '2', 'after'))).toBe('done');
  expect(textsOf(show)).toEqual(['before', 'after']);
  expect(show.since(viewpointOf(ann), { logId: show.logId, seq, talkSeq })).toMatchObject({
    events: [{ name: 'show.renamed' }, { name: 'chat.posted' }],
  });
});

test('a show that is put away takes no more commands, and keeps all that it had taken', async () => {
  const log = await openTestLog();
  const show = await openTestShow(log);
  const last = post(show, ann, '1', 'just in time');
  const closing = show.close();
  expect(await codeOf(post(show, ann, '2', 'too late'))).toBe('storage');
  await Promise.all([last, closing]);
  const again = await openTestShow(log);
  expect(again.state).toEqual(show.state);
  expect(textsOf(again)).toEqual(['just in time']);
  await again.submit(VITRINE, '3', 'show.goLive', {});
});

test('the crew is told that the disk is full for as long as it is, whoever joins meanwhile too', async () => {
  const log = faulty(await openTestLog());
  const show = await openTestShow(log);
  const page = recordingMember(new RecordingOutlet(), host.id, 'host');
  const watcher = recordingMember(new RecordingOutlet(), ann.id);
  for (const member of [page, watcher]) show.broadcaster.add(member);
  const told = () => page.link.got.filter(frame => frame.includes('show.storage'));
  log.instead = () => Promise.reject(new LogWriteError('full', 13));
  expect(await codeOf(post(show, ann, '1', 'lost'))).toBe('storage');
  expect(show.isDiskFull).toBe(true);
  expect(told()).toEqual(['{"signal":"show.storage","data":{"isFull":true}}']);
  log.instead = undefined;
  expect(await codeOf(post(show, ann, '1', 'lost'))).toBe('done');
  expect(show.isDiskFull).toBe(false);
  expect(told().at(-1)).toBe('{"signal":"show.storage","data":{"isFull":false}}');
  expect(watcher.link.got.filter(frame => frame.includes('show.storage'))).toEqual([]);
});
