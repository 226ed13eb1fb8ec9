import { expect, test } from 'vitest';
import type { EventLog, LogEntry } from '../../../server/log/event-log.ts';
import { Show } from '../../../server/show/show.ts';
import type { CommandError } from '../../../shared/errors.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import type { Command, CommandName } from '../../../shared/show/protocol.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { flash, shelf } from '../../support/deals.ts';
import { openTestLog, silent, temporaryFolder } from '../../support/log.ts';

const [host, moderator, ann] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0], (typeof PEOPLE)[0]];

async function openShow(log: EventLog): Promise<Show> {
  return Show.open(await log.openShow('autumn'), log, silent, 'Autumn show');
}

const post = (text: string): Extract<Command, { name: 'chat.post' }> => ({
  name: 'chat.post',
  data: { text },
});
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: CommandError) => error.code,
  );

test('what was acknowledged is there after the log is opened again', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder);
  const before = await openShow(first);
  await before.submit<'catalog.import'>(host, '1', { name: 'catalog.import', data: { products: PRODUCTS } });
  await before.submit<'offer.pin'>(host, '2', { name: 'offer.pin', data: { productId: 'p1' } });
  await before.submit(ann, '1', post('hello'));
  await first.close();

  const after = await openShow(await openTestLog(folder));
  expect(after.state).toEqual(before.state);
  expect(after.logId).toBe(before.logId);
});

test('a command that comes twice is done once and answered the same, also after a restart', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder);
  const before = await openShow(first);
  const answers = await Promise.all([
    before.submit(ann, 'same', post('hi')),
    before.submit(ann, 'same', post('hi')),
  ]);
  expect(answers[1]).toEqual(answers[0]);
  await first.close();

  const after = await openShow(await openTestLog(folder));
  expect(await after.submit(ann, 'same', post('hi'))).toEqual(answers[0]);
  expect(after.state.chat.messages.map(message => message.text)).toEqual(['hi']);
});

test('a command id used for something else is refused, and another person may use the same id', async () => {
  const show = await openShow(await openTestLog());
  await show.submit(ann, '1', post('hi'));
  expect(await codeOf(show.submit(ann, '1', post('other')))).toBe('id-reused');
  expect(await codeOf(show.submit(host, '1', post('other')))).toBe('done');
});

test('commands that race for the last pin slot can not both have it', async () => {
  const show = await openShow(await openTestLog());
  await show.submit(host, '0', 'catalog.import', { products: PRODUCTS });
  const pins = PRODUCTS.map(({ id }) =>
    codeOf(show.submit(host, `pin ${id}`, 'offer.pin', { productId: id })),
  );
  expect((await Promise.all(pins)).sort()).toEqual(['done', 'done', 'done', 'pins-full']);
  expect(show.state.offers.pins).toHaveLength(3);
});

test('a muted person can not write until the mute is over or taken back', async () => {
  const show = await openShow(await openTestLog());
  await show.submit(ann, '1', post('hi'));
  const mute = { name: 'moderation.mute', data: { personId: ann.id, seconds: null } } as const;
  await show.submit<'moderation.mute'>(moderator, '1', mute);
  expect(await codeOf(show.submit(ann, '2', post('again')))).toBe('muted');
  const unmute = { name: 'moderation.unmute', data: { personId: ann.id } } as const;
  await show.submit<'moderation.unmute'>(moderator, '2', unmute);
  expect(await codeOf(show.submit(ann, '3', post('back')))).toBe('done');
});

test('a filtered message waits for the crew, and viewers get it only when it is approved', async () => {
  const show = await openShow(await openTestLog());
  await show.submit(moderator, '1', 'moderation.addFilter', { phrase: 'Fake' });
  const { messageId, state } = await show.submit<'chat.post'>(ann, '1', post('is this f\u200bAKE?'));
  expect(state).toBe('held');
  const seen = () => JSON.stringify(show.since(viewpointOf(ann), undefined));
  expect(seen()).not.toContain('AKE');
  await show.submit(moderator, '2', 'chat.approve', { messageId });
  expect(seen()).toContain('AKE');
});

test('a returning client gets only what it missed, and a snapshot where the log is another one', async () => {
  const show = await openShow(await openTestLog());
  await show.submit(ann, '1', post('one'));
  const { seq } = show.state;
  await show.submit(ann, '2', post('two'));
  const missed = show.since(viewpointOf(ann), { logId: show.logId, seq });
  expect(missed).toMatchObject({ events: [{ name: 'chat.posted', data: { message: { text: 'two' } } }] });
  expect(show.since(viewpointOf(ann), { logId: 'other', seq })).toHaveProperty('snapshot');
  expect(show.since(viewpointOf(ann), { logId: show.logId, seq: seq + 99 })).toHaveProperty('snapshot');
});

test('when the log can not be written, nothing is told or kept and the show goes on from what is on the disk', async () => {
  const real = await openTestLog();
  let full = false;
  const log: EventLog = {
    findShow: slug => real.findShow(slug),
    openShow: slug => real.openShow(slug),
    read: slug => real.read(slug),
    append: (slug: string, entries: readonly LogEntry[]) =>
      full ? Promise.reject(new Error('disk full')) : real.append(slug, entries),
    close: () => real.close(),
  };
  const show = await openShow(log);
  const told: string[] = [];
  show.observe(event => told.push(event.name));
  full = true;
  expect(await codeOf(show.submit(ann, '1', post('lost')))).toBe('storage');
  full = false;
  expect(await codeOf(show.submit(ann, '1', post('kept')))).toBe('done');
  expect(show.state.chat.messages.map(message => message.text)).toEqual(['kept']);
  expect(told).toEqual(['chat.posted']);
});

test('that a command has nothing left to do is said only when what did it before is on the disk', async () => {
  const real = await openTestLog();
  let gate = Promise.resolve();
  const log: EventLog = {
    findShow: slug => real.findShow(slug),
    openShow: slug => real.openShow(slug),
    read: slug => real.read(slug),
    append: (slug, entries) => gate.then(() => real.append(slug, entries)),
    close: () => real.close(),
  };
  const show = await openShow(log);
  const { id: dealId } = flash();
  const products = shelf(Date.now());
  await show.submit(host, '1', 'catalog.import', { products });
  await show.submit(host, '2', 'deal.save', { plan: flash() });
  await show.submit(host, '3', 'deal.start', { dealId });
  const claim = { name: 'deal.claim', data: { dealId, units: 1 } } as const;
  const { claimId } = await show.submit<'deal.claim'>(ann, '1', claim);
  const news = { kind: 'paid', order: 'o', at: 1 } as const;
  const settle = { name: 'deal.settle', data: { dealId, claimId, personId: ann.id, news } } as const;

  let write = () => {};
  gate = new Promise(resolve => {
    write = resolve;
  });
  const order: string[] = [];
  const first = show.submit<'deal.settle'>(host, 'word', settle).then(() => order.push('done'));
  const again = show.submit<'deal.settle'>(host, 'same word', settle).then(({ applied }) => {
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
  const show = await openShow(await openTestLog());
  const nowhere: [CommandName, object][] = [
    ['chat.delete', { messageId: 'x' }],
    ['chat.restore', { messageId: 'x' }],
    ['chat.approve', { messageId: 'x' }],
    ['moderation.mute', { personId: 'x', seconds: 10 }],
    ['moderation.unmute', { personId: 'x' }],
    ['moderation.removeFilter', { filterId: 'x' }],
    ['offer.pin', { productId: 'x' }],
    ['offer.unpin', { pinId: 'x' }],
    ['offer.open', { productId: 'x' }],
    ['suggest.dismiss', { productId: 'x' }],
    ['team.revoke', { inviteId: 'x' }],
  ];
  for (const [name, data] of nowhere) {
    const viewer = name === 'offer.open' ? ann : host;
    const answer = show.submit(viewer, name, { name, data } as Command);
    await expect(answer, name).rejects.toMatchObject({ name: 'CommandError', code: 'not-found' });
  }
});
