import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { EventLog } from '../../../server/log/event-log.ts';
import type { Feature, Reactor } from '../../../server/show/feature.ts';
import type { OpenShow } from '../../../server/show/open-show.ts';
import { Registry } from '../../../server/show/registry.ts';
import { Shows, slugOf } from '../../../server/show/shows.ts';
import type { Clock } from '../../../server/show/time/clock.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import type { FeatureName } from '../../../shared/show/assemble.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { TestClock } from '../../support/clock.ts';
import { host, viewer } from '../../support/deals.ts';
import { openTestLog, silent } from '../../support/log.ts';
import { recorded, recordedFolder, recordedState } from '../../support/recorded-log.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { allFeatures } from '../../support/registry.ts';

let isBusy = false;
let fails = false;
afterEach(() => {
  isBusy = false;
  fails = false;
});

/** The server's features without what they do beside the log; the pulse does what a test wants. */
const features = Object.fromEntries(
  Object.entries(allFeatures).map(([name, feature]) => {
    const { react: _react, start: _start, prepare: _prepare, ...parts } = feature.parts;
    const react = (): Reactor => {
      if (fails) throw new Error('The reactor could not start.');
      return { isBusy: () => isBusy };
    };
    return [name, { name: feature.name, parts: name === 'pulse' ? { ...parts, react } : parts }];
  }),
) as Record<FeatureName, Feature>;

function openShows(log: EventLog, clock?: Clock): Shows {
  const shows = new Shows({
    log,
    registry: new Registry(features),
    logger: silent,
    ...(clock ? { clock } : {}),
  });
  onTestFinished(() => shows.close());
  return shows;
}

const memberOfHost = () => recordingMember(new RecordingOutlet(), host.id, 'host');

test.each([
  ['Autumn show', 'autumn-show'],
  ['  Herbst & Осень 秋!', 'herbst-осень-秋'],
  ['Ｗｉｄｅ', 'wide'],
  ['…', 'show'],
  ['Default', 'show'],
  // A folder is named after it, and 255 bytes are all that a file system takes.
  ['長'.repeat(300), '長'.repeat(80)],
  [`x${'𠮷'.repeat(100)}`, `x${'𠮷'.repeat(39)}`],
])('a show named “%s” is found at %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('the default show is found under its own name and as the default, and no other is', async () => {
  const shows = openShows(await openTestLog());
  const show = await shows.openDefault('Autumn show');
  expect(await shows.find('autumn-show')).toBe(show);
  expect(await shows.find('default')).toBe(show);
  expect(show.state.lifecycle.title).toBe('Autumn show');
  await expect(shows.find('winter-show')).rejects.toMatchObject({ code: 'not-found' });
});

test('whoever comes at once gets the same show, opened once', async () => {
  const log = await openTestLog();
  await log.openShow('autumn');
  const shows = openShows(log);
  const found = await Promise.all(Array.from({ length: 5 }, () => shows.find('autumn')));
  expect(new Set(found).size).toBe(1);
});

test('a show that could not be opened is opened when it can be', async () => {
  const log = await openTestLog();
  await log.openShow('autumn');
  const shows = openShows(log);
  fails = true;
  await expect(shows.find('autumn')).rejects.toThrow(/could not start/);
  fails = false;
  expect((await shows.find('autumn')).state.lifecycle.title).toBe('autumn');
});

/** Does something of everything with a show. */
async function fill(show: OpenShow): Promise<void> {
  await show.submit('catalog.import', { products: PRODUCTS });
  await show.submit('offer.pin', { productId: 'p1' });
  await show.submit('rule.add', { rule: phraseRule('spam') });
  await show.submit('note.post', { text: 'a note' });
  for (const text of ['hello', 'spam', 'and again'])
    await show.submit('chat.post', { text }, { as: PEOPLE[2] ?? host, id: text });
  await show.submit('show.goLive', {});
}

describe('a show that nobody has open', () => {
  test('is put away when it was idle for some time, and opens again with everything', async () => {
    const shows = openShows(await openTestLog());
    const before = await shows.openDefault('Autumn show');
    await fill(before);
    const left = { logId: before.logId, seq: before.state.seq, talkSeq: before.state.talkSeq };
    await shows.putAwayIdle(2);
    expect(await shows.find('default')).toBe(before);
    await shows.putAwayIdle(2);
    expect(before.isClosed).toBe(true);

    const after = await shows.find('default');
    expect(after).not.toBe(before);
    expect(after.state).toEqual(before.state);
    // A page that was away meanwhile has missed nothing, and one that lacks the last lines gets them.
    const viewpoint = viewpointOf(viewer('ann'));
    expect(after.since(viewpoint, left)).toEqual({ events: [] });
    expect(after.since(viewpoint, { ...left, seq: left.seq - 1, talkSeq: left.talkSeq - 1 })).toMatchObject({
      events: [{ data: { message: { text: 'and again' } } }, { name: 'show.wentLive' }],
    });
    // A command that is sent once more because its answer was lost.
    const again = { as: PEOPLE[2] ?? host, id: 'hello' };
    expect(await after.submit('chat.post', { text: 'hello' }, again)).toMatchObject({ state: 'posted' });
    expect(after.state.chat.messages).toHaveLength(2);
  });

  test.each<[string, (show: OpenShow) => unknown]>([
    ['somebody is connected', show => show.join(memberOfHost())],
    ['a feature is busy with it', () => (isBusy = true)],
    [
      'something is still to happen by itself',
      async show => {
        await show.submit('catalog.import', { products: PRODUCTS });
        await show.submit('offer.pin', { productId: 'p1', ends: { seconds: 3600 } });
      },
    ],
  ])('stays while %s', async (_what, keep) => {
    const shows = openShows(await openTestLog());
    const show = await shows.openDefault('Autumn show');
    await keep(show);
    for (let look = 0; look < 3; look++) await shows.putAwayIdle(1);
    expect(show.isClosed).toBe(false);
    expect(await shows.find('default')).toBe(show);
  });

  test('begins its time anew when somebody was there in between', async () => {
    const shows = openShows(await openTestLog());
    const show = await shows.openDefault('Autumn show');
    await shows.putAwayIdle(2);
    const member = memberOfHost();
    show.join(member);
    await shows.putAwayIdle(2);
    show.leave(member);
    await shows.putAwayIdle(2);
    expect(show.isClosed).toBe(false);
    await shows.putAwayIdle(2);
    expect(show.isClosed).toBe(true);
  });

  test('is opened anew by whoever comes while it is being put away, behind its last commit', async () => {
    const shows = openShows(await openTestLog());
    const before = await shows.openDefault('Autumn show');
    const last = before.submit('show.rename', { title: 'The last word' });
    const away = shows.putAwayIdle(1);
    while (!before.isClosed) await new Promise(setImmediate);
    const after = await shows.find('default');
    await Promise.all([last, away]);
    expect(after).not.toBe(before);
    expect(after.state.lifecycle.title).toBe('The last word');
    await after.submit('show.rename', { title: 'And another' });
    await expect(before.submit('show.rename', { title: 'Nobody hears' })).rejects.toMatchObject({
      code: 'storage',
    });
    expect(after.state.lifecycle.title).toBe('And another');
  });
});

test('shows of an old log are open as they were for the version that wrote them, but for what came due since', async () => {
  const log = await openTestLog(recordedFolder());
  // The moment of the last recorded event, so that nothing of it is over by now.
  const shows = openShows(log, new TestClock(1_795_986_705_459));
  for (const slug of Object.keys(recorded.shows)) {
    const { seq, deals, ...expected } = recordedState(slug);
    const { state } = await shows.find(slug);
    expect(state).toMatchObject(expected);
    expect(state.deals.rules).toEqual(deals.rules);
    expect(Object.keys(state.deals.byId)).toEqual(Object.keys(deals.byId));
    expect(state.seq).toBeGreaterThanOrEqual(seq);
  }
  const show = await shows.find('autumn-show');
  await show.submit('chat.post', { text: 'It goes on.' }, { as: host });
  expect(show.state.chat.messages.at(-1)).toMatchObject({ text: 'It goes on.' });
});
