import { type Logger, pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Admitted, Connection, type ConnectionOptions } from '../../../server/show/connection.ts';
import type { Feature } from '../../../server/show/feature.ts';
import { OpenShow } from '../../../server/show/open-show.ts';
import { Registry } from '../../../server/show/registry.ts';
import type { Actor } from '../../../shared/roles.ts';
import { MAX_FRAME_BYTES, PROTOCOL_VERSION } from '../../../shared/show/protocol.ts';
import { host, viewer } from '../../support/deals.ts';
import { openTestLog, silent } from '../../support/log.ts';
import { RecordingLink, RecordingOutlet } from '../../support/recording-link.ts';
import { allFeatures, services } from '../../support/registry.ts';
import { openTestShow } from '../../support/show.ts';

const { lifecycle, chat, moderation, notes, presence, reactions } = allFeatures;
const registry = new Registry({ lifecycle, chat, moderation, notes, presence, reactions });

async function openShow(with_: Registry = registry): Promise<OpenShow> {
  const show = await openTestShow(await openTestLog(), { registry: with_ });
  const open = await OpenShow.open(show, with_, services, silent);
  onTestFinished(() => open.close());
  return open;
}

type Answer = { re: string; ok: boolean; data?: unknown; error?: { code: string; message: string } };

/** A connection without a socket. */
class TestConnection {
  readonly link = new RecordingLink(new RecordingOutlet());
  readonly connection: Connection;
  #asked = 0;

  constructor(show: OpenShow, actor: Actor = host, options: Partial<ConnectionOptions> = {}) {
    const admitted: Admitted = { actor, expiresAt: Date.now() + 60_000 };
    this.connection = new Connection({
      link: this.link,
      find: async () => show,
      admit: async () => admitted,
      origin: () => undefined,
      logger: silent,
      ...options,
    });
  }

  get answers(): Answer[] {
    return this.link.got.map(frame => JSON.parse(frame) as Answer).filter(frame => 're' in frame);
  }

  /** Sends a request and resolves with its answer. */
  ask(name: string, data: unknown, id: string = name): Promise<Answer> {
    return this.send(JSON.stringify({ id, name, data }));
  }

  /** Sends a frame and resolves with the answer to it. */
  async send(frame: string, isBinary = false): Promise<Answer> {
    const place = this.#asked;
    this.#asked += 1;
    this.connection.onMessage(Buffer.from(frame), isBinary);
    await expect.poll(() => this.answers.length, { interval: 1 }).toBeGreaterThan(place);
    return this.answers[place] as Answer;
  }

  join(more: object = {}, id = 'join'): Promise<Answer> {
    return this.ask('show.join', { show: 'autumn', protocol: PROTOCOL_VERSION, ...more }, id);
  }
}

describe('a page of another version than the server', () => {
  test.each([
    ['an older one', { protocol: PROTOCOL_VERSION - 1 }],
    ['a newer one', { protocol: PROTOCOL_VERSION + 1 }],
    ['one from before there were versions', { protocol: undefined }],
    [
      'one whose join has another form',
      { protocol: PROTOCOL_VERSION + 1, show: { slug: 'autumn' }, seat: 7 },
    ],
  ])('is told to load again: %s', async (_what, more) => {
    const show = await openShow();
    const page = new TestConnection(show);
    expect(await page.join(more)).toMatchObject({ ok: false, error: { code: 'outdated' } });
    expect(show.broadcaster.isEmpty).toBe(true);
    expect(await page.ask('chat.post', { text: 'hi' })).toMatchObject({ error: { code: 'not-joined' } });
  });

  test('is let in once it has loaded the right one', async () => {
    const page = new TestConnection(await openShow());
    await page.join({ protocol: 1 });
    expect(await page.join({}, 'again')).toMatchObject({ ok: true });
  });
});

describe('a join', () => {
  test('is answered with the whole show, who one is, and the newest signals as far as one may know', async () => {
    const show = await openShow();
    const page = new TestConnection(show, viewer('ann'));
    expect(await page.join()).toMatchObject({
      ok: true,
      data: {
        you: { id: 'ann', role: 'viewer' },
        logId: show.logId,
        snapshot: { viewpoint: 'viewer', lifecycle: { title: 'Autumn show' } },
        signals: [{ signal: 'presence.counted', data: { watching: 1 } }],
      },
    });
  });

  test('that resumes is answered with what was missed alone', async () => {
    const show = await openShow();
    const { seq, talkSeq } = show.state;
    await show.submit('show.rename', { title: 'Renamed' });
    await show.submit('chat.post', { text: 'hi' });
    const { data } = await new TestConnection(show).join({ since: { logId: show.logId, seq, talkSeq } });
    expect(data).not.toHaveProperty('snapshot');
    expect(data).toMatchObject({ events: [{ name: 'show.renamed' }, { name: 'chat.posted' }] });
  });

  test('is taken once, also where two come at the same time', async () => {
    const show = await openShow();
    const page = new TestConnection(show, viewer('ann'));
    const answers = await Promise.all([page.join({}, 'one'), page.join({}, 'two')]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)?.error?.code).toBe('already-done');
    expect(show.broadcaster.watching).toBe(1);
    page.connection.onClose();
    expect(show.broadcaster.isEmpty).toBe(true);
  });

  test('has to come in time: whoever connects and says nothing is sent away', async () => {
    const show = await openShow();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const [silentOne, page] = [new TestConnection(show), new TestConnection(show, viewer('ann'))];
    page.connection.onMessage(
      Buffer.from(
        JSON.stringify({
          id: 'j',
          name: 'show.join',
          data: { show: 'autumn', protocol: PROTOCOL_VERSION },
        }),
      ),
      false,
    );
    await vi.waitFor(() => expect(show.broadcaster.watching).toBe(1));
    vi.advanceTimersByTime(15_000);
    expect(silentOne.link.closed).toMatchObject({ code: 1008 });
    expect(page.link.closed).toBeUndefined();
  });

  test('may be tried again after it was refused', async () => {
    const show = await openShow();
    const page = new TestConnection(show);
    expect(await page.join({ token: 7 })).toMatchObject({ error: { code: 'bad-data' } });
    expect(await page.join({}, 'again')).toMatchObject({ ok: true });
  });

  test('leads into the show as it opens anew where it was put away meanwhile', async () => {
    const [before, after] = [await openShow(), await openShow()];
    const shows = [before, after];
    const page = new TestConnection(before, viewer('ann'), {
      find: async () => shows.shift() ?? after,
      admit: async show => {
        await (show as OpenShow).close();
        return { actor: viewer('ann'), expiresAt: Date.now() + 60_000 };
      },
    });
    expect(await page.join()).toMatchObject({ ok: true, data: { logId: after.logId } });
    expect(before.broadcaster.isEmpty).toBe(true);
    expect(after.broadcaster.watching).toBe(1);
  });

  test('of somebody who has gone meanwhile adds nobody', async () => {
    const show = await openShow();
    const page = new TestConnection(show, viewer('ann'));
    const join = { id: '1', name: 'show.join', data: { show: 'a', protocol: PROTOCOL_VERSION } };
    page.connection.onMessage(Buffer.from(JSON.stringify(join)), false);
    page.connection.onClose();
    await new Promise(setImmediate);
    expect(show.broadcaster.isEmpty).toBe(true);
    expect(page.link.got).toEqual([]);
  });

  test('whose invite has run out is ended with the reason', async () => {
    const show = await openShow();
    const page = new TestConnection(show, host, {
      admit: async () => ({ actor: host, expiresAt: Date.now() }),
    });
    await page.join();
    await expect.poll(() => page.link.closed).toEqual({ code: 1008, reason: 'expired' });
    expect(JSON.parse(page.link.got.at(-1) ?? '')).toEqual({
      signal: 'show.closed',
      data: { code: 'expired' },
    });
    expect(show.broadcaster.isEmpty).toBe(true);
  });
});

describe('a request', () => {
  test('is refused by its role, its name and its data, each with its code, and changes nothing', async () => {
    const show = await openShow();
    const page = new TestConnection(show, viewer('ann'));
    await page.join();
    const before = show.state;
    expect(await page.ask('show.goLive', {})).toMatchObject({ error: { code: 'forbidden' } });
    expect(await page.ask('note.post', { text: 'hi' })).toMatchObject({ error: { code: 'forbidden' } });
    expect(await page.ask('toString', {})).toMatchObject({ error: { code: 'unknown-name' } });
    expect(await page.ask('chat.post', { text: 7 })).toMatchObject({ error: { code: 'bad-data' } });
    expect(show.state).toBe(before);
  });

  test('in a frame that is none is answered all the same', async () => {
    const page = new TestConnection(await openShow());
    await page.join();
    const frames = ['{', '[]', '{"id":1}', `"${'x'.repeat(MAX_FRAME_BYTES)}"`];
    const answers = [];
    for (const frame of frames) answers.push(await page.send(frame));
    answers.push(await page.send('{"id":"1","name":"time.now"}', true));
    const codes = answers.map(({ error }) => error?.code);
    expect(codes).toEqual(['bad-frame', 'bad-frame', 'bad-frame', 'too-large', 'bad-frame']);
  });

  test('that was lost on its way back is answered the same over another connection', async () => {
    const show = await openShow();
    const [first, second] = [new TestConnection(show), new TestConnection(show)];
    await Promise.all([first.join(), second.join()]);
    const answers = [
      await first.ask('chat.post', { text: 'hi' }, 'c1'),
      await second.ask('chat.post', { text: 'hi' }, 'c1'),
    ];
    expect(answers[1]).toEqual(answers[0]);
    expect(show.state.chat.messages).toHaveLength(1);
  });

  test('that fails by an error of the server says nothing of it, and the log has it all', async () => {
    const broken = {
      name: 'notes',
      parts: { handlers: { 'note.post': () => broke() } },
    } as unknown as Feature;
    const broke = () => {
      throw new TypeError('the secret reason');
    };
    const lines: string[] = [];
    const logger: Logger = pino({ level: 'error' }, { write: line => lines.push(line) });
    const show = await openShow(new Registry({ lifecycle, notes: broken }));
    const page = new TestConnection(show, host, { logger });
    await page.join();
    const answer = await page.ask('note.post', { text: 'hi' });
    expect(answer).toMatchObject({ error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(lines.join('')).toContain('the secret reason');
  });

  test('for a feature that the server lacks is an error of the server and takes nobody along', async () => {
    const page = new TestConnection(await openShow(new Registry({ lifecycle, presence })));
    await page.join();
    expect(await page.ask('chat.post', { text: 'hi' })).toMatchObject({ error: { code: 'internal' } });
    expect(await page.ask('show.goLive', {})).toMatchObject({ ok: true });
  });
});
