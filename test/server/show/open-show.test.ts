import { describe, expect, onTestFinished, test } from 'vitest';
import { defineFeature, type Feature, type Reactor } from '../../../server/show/feature.ts';
import { OpenShow } from '../../../server/show/open-show.ts';
import { Registry } from '../../../server/show/registry.ts';
import { CommandError } from '../../../shared/errors.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import type { FeatureName } from '../../../shared/show/assemble.ts';
import { newEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { host, viewer } from '../../support/deals.ts';
import { openTestLog, silent } from '../../support/log.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { allFeatures, services } from '../../support/registry.ts';
import { openTestShow } from '../../support/show.ts';

const { lifecycle, chat, moderation } = allFeatures;

/** A show with these features beside the ones that every test needs. */
async function open(features: Partial<Record<FeatureName, Feature>>): Promise<OpenShow> {
  const registry = new Registry({ lifecycle, chat, moderation, ...features });
  const show = await openTestShow(await openTestLog(), { registry });
  const opened = await OpenShow.open(show, registry, services, silent);
  onTestFinished(() => opened.close());
  return opened;
}

/** Notes whose text is what `prepare` makes of it, or else `otherwise`. */
function notesWith(
  prepare: (text: string) => string | Promise<string>,
  otherwise: () => string,
  withinMs = 60_000,
) {
  return defineFeature<'notes', { 'note.post': string }>('notes', {
    handlers: {
      'note.post': (_state, _data, { prepared, now, newId, actor: { id: personId, name } }) => {
        const note = { id: newId(), personId, name, text: prepared, at: now };
        return { events: [newEvent('note.posted', { note })], result: { noteId: note.id } };
      },
    },
    queries: {},
    prepare: { 'note.post': { prepare: ({ text }) => prepare(text), withinMs, otherwise } },
  }) as Feature;
}
const notesIn = (show: OpenShow) => show.state.notes.notes.map(({ text }) => text);

describe('what a command needs to know before it is decided', () => {
  test('is handed to its handler', async () => {
    const show = await open({
      notes: notesWith(
        async text => `${text}, looked at`,
        () => 'too late',
      ),
    });
    await show.submit('note.post', { text: 'hi' });
    expect(notesIn(show)).toEqual(['hi, looked at']);
  });

  test('is what the preparation says for when its time is up', async () => {
    const never = new Promise<string>(() => {});
    const show = await open({
      notes: notesWith(
        () => never,
        () => 'not looked at',
        1,
      ),
    });
    await show.submit('note.post', { text: 'hi' });
    expect(notesIn(show)).toEqual(['not looked at']);
  });

  test('may turn the command down when its time is up, or at once', async () => {
    const never = new Promise<string>(() => {});
    const refuse = () => {
      throw new CommandError('not-open', 'Nobody could look at it.');
    };
    for (const notes of [notesWith(() => never, refuse, 1), notesWith(refuse, () => '')]) {
      const show = await open({ notes });
      await expect(show.submit('note.post', { text: 'hi' })).rejects.toMatchObject({ code: 'not-open' });
      expect(notesIn(show)).toEqual([]);
    }
  });

  test('is found out once for a command that is sent again meanwhile, and again after it failed', async () => {
    let asked = 0;
    let answer: (text: string) => void = () => {};
    let refuse: (error: Error) => void = () => {};
    const prepare = () => {
      asked += 1;
      return new Promise<string>((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    };
    const show = await open({ notes: notesWith(prepare, () => 'too late') });
    const post = () => show.submit('note.post', { text: 'hi' }, { id: 'same' });
    const [first, second] = [post(), post()];
    refuse(new CommandError('not-open', 'No.'));
    for (const each of [first, second]) await expect(each).rejects.toMatchObject({ code: 'not-open' });
    expect(asked).toBe(1);

    const [third, fourth] = [post(), post()];
    answer('done');
    expect(await third).toEqual(await fourth);
    expect(asked).toBe(2);
    expect(notesIn(show)).toEqual(['done']);
  });

  test('holds up nothing else, and the command is decided on what the show is by then', async () => {
    let answer: (text: string) => void = () => {};
    const show = await open({
      notes: notesWith(
        () => new Promise(resolve => (answer = resolve)),
        () => 'too late',
      ),
    });
    const slow = show.submit('note.post', { text: 'hi' });
    await show.submit('show.rename', { title: 'Meanwhile' });
    answer('slow');
    await slow;
    expect(show.state.notes.notes[0]?.at).toBeGreaterThan(0);
    expect(show.state).toMatchObject({
      lifecycle: { title: 'Meanwhile' },
      notes: { notes: [{ text: 'slow' }] },
    });
  });
});

/** A feature of the pulse’s name that does what a test wants beside the log. */
const reacting = (react: () => Reactor): Feature =>
  defineFeature('pulse', { handlers: {}, queries: {}, react }) as Feature;

describe('what features keep beside the log', () => {
  test('observes each event once it is on the disk, and in its order', async () => {
    const observed: string[] = [];
    const isThere = (show: () => OpenShow, { seq, name }: ShowEvent) =>
      show().state.seq >= seq && observed.push(name);
    const show = await open({ pulse: reacting(() => ({ observe: event => isThere(() => show, event) })) });
    await Promise.all([show.submit('show.goLive', {}), show.submit('show.end', {})]);
    expect(observed).toEqual(['show.wentLive', 'show.ended']);
  });

  test('tells whoever joins its newest signals, as far as they may know', async () => {
    const signal = { signal: 'presence.counted', data: { watching: 3 } } as const;
    const show = await open({
      pulse: reacting(() => ({ signalsFor: ({ kind }) => (kind === 'crew' ? [signal] : []) })),
    });
    expect(show.signalsFor(viewpointOf(host))).toEqual([signal]);
    expect(show.signalsFor(viewpointOf(viewer('ann')))).toEqual([]);
  });

  test('hears who joins and who leaves', async () => {
    const heard: string[] = [];
    const show = await open({
      pulse: reacting(() => ({
        joined: ({ actor }) => heard.push(`${actor.id} joined`),
        left: ({ actor }) => heard.push(`${actor.id} left`),
      })),
    });
    const ann = recordingMember(new RecordingOutlet(), 'ann');
    show.join(ann);
    show.leave(ann);
    expect(heard).toEqual(['ann joined', 'ann left']);
  });

  test('starts in the order of the list, finds those before it and not those behind, and ends the other way round', async () => {
    const order: string[] = [];
    const later = defineFeature('suggest', {
      handlers: { 'suggest.dismiss': () => ({ events: [], result: {} }) },
      queries: {},
      react: show => {
        order.push('suggest starts');
        expect(show.reactorOf(earlier)).toHaveProperty('isEarlier', true);
        return { close: () => void order.push('suggest ends') };
      },
    });
    const earlier = defineFeature('pulse', {
      handlers: {},
      queries: {},
      react: show => {
        order.push('pulse starts');
        expect(() => show.reactorOf(later)).toThrow(/suggest has not started/);
        return { isEarlier: true, close: () => void order.push('pulse ends') };
      },
    });
    const show = await open({ pulse: earlier as Feature, suggest: later as Feature });
    await show.close();
    expect(order).toEqual(['pulse starts', 'suggest starts', 'suggest ends', 'pulse ends']);
  });
});

test('an answer is completed with what must not be in the log, for the person and for each repetition', async () => {
  const notes = defineFeature('notes', {
    handlers: {
      'note.post': (_state, { text }, { now, actor: { id: personId, name } }) => {
        const note = { id: 'n', personId, name, text, at: now };
        return { events: [newEvent('note.posted', { note })], result: { noteId: '' } };
      },
    },
    queries: {},
    complete: { 'note.post': () => ({ noteId: 'secret' }) },
  }) as Feature;
  const show = await open({ notes });
  const post = () => show.submitFor(host, 'one', 'note.post', { text: 'hi' });
  expect([await post(), await post()]).toEqual([{ noteId: 'secret' }, { noteId: 'secret' }]);
  expect(JSON.stringify(show.state)).not.toContain('secret');
});

describe('a show is idle', () => {
  test('only while nobody is connected and no reactor is busy', async () => {
    let isBusy = false;
    const show = await open({ pulse: reacting(() => ({ isBusy: () => isBusy })) });
    expect(show.isIdle).toBe(true);
    const ann = recordingMember(new RecordingOutlet(), 'ann');
    show.join(ann);
    expect(show.isIdle).toBe(false);
    show.leave(ann);
    expect(show.isIdle).toBe(true);
    isBusy = true;
    expect(show.isIdle).toBe(false);
  });

  test('only while nothing is still to happen by itself', async () => {
    const { catalog, offers } = allFeatures;
    const { react: _react, ...parts } = catalog.parts;
    const show = await open({ catalog: { ...catalog, parts }, offers });
    const price = { minor: 100, currency: 'EUR' };
    await show.submit('catalog.import', {
      products: [{ id: 'p', title: 'P', price, aliases: [], history: [] }],
    });
    expect(show.isIdle).toBe(true);
    const { pinId } = await show.submit('offer.pin', { productId: 'p', ends: { seconds: 3600 } });
    expect(show.isIdle).toBe(false);
    await show.submit('offer.unpin', { pinId });
    expect(show.state.offers.pins).toEqual([]);
  });
});
