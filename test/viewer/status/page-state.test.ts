import { describe, expect, test } from 'vitest';
import { type PageInputs, pageStateOf, warningOf } from '../../../viewer/status/page-state.ts';

const playing: PageInputs = {
  connection: { kind: 'joined' },
  joinedBefore: true,
  phase: { kind: 'live', since: 1000 },
  watch: { kind: 'playing' },
  isPictureUnsupported: false,
  isPictureHeldBack: false,
  hasFrame: true,
};
const stateWith = (facts: Partial<PageInputs>) => pageStateOf({ ...playing, ...facts }).kind;
const lost = { kind: 'reconnecting', attempt: 2, retryAt: 5000 } as const;

describe('the state of the page', () => {
  test('is joining until the room was joined once, however often the connection failed before', () => {
    expect(stateWith({ joinedBefore: false, connection: { kind: 'connecting' } })).toBe('joining');
    expect(stateWith({ joinedBefore: false, connection: lost })).toBe('joining');
  });

  test('says while it joins that something holds the connection back', () => {
    expect(pageStateOf({ ...playing, joinedBefore: false, isHeldBack: true })).toEqual({
      kind: 'joining',
      isHeldBack: true,
    });
    expect(stateWith({ isHeldBack: true })).toBe('playing');
  });

  test('is waiting before the show starts, even if there is video', () => {
    expect(stateWith({ phase: { kind: 'ready' } })).toBe('waiting');
  });

  test('shows the host before the show on a page that has the preview’s ticket, as long as a picture comes', () => {
    const preview = { phase: { kind: 'ready' }, isPreview: true } as const;
    expect(stateWith(preview)).toBe('playing');
    expect(stateWith({ ...preview, hasFrame: false })).toBe('waiting');
    expect(stateWith({ ...preview, watch: { kind: 'waiting' } })).toBe('waiting');
  });

  test('stays playing while the connection is re-established', () => {
    expect(stateWith({ connection: lost })).toBe('playing');
    expect(stateWith({ connection: { kind: 'connecting' } })).toBe('playing');
  });

  test('distinguishes a first frame on its way from nothing on air', () => {
    expect(stateWith({ hasFrame: false, watch: { kind: 'connecting' } })).toBe('arriving');
    expect(stateWith({ watch: { kind: 'waiting' } })).toBe('away');
  });

  test('stays playing while playback recovers, and is broken once it failed', () => {
    expect(stateWith({ watch: { kind: 'recovering', attempt: 1 } })).toBe('playing');
    expect(stateWith({ watch: { kind: 'failed', reason: 'ice' } })).toBe('broken');
  });

  test('says what is wrong once playback has failed three times, whether or not there was a picture before', () => {
    for (const hasFrame of [false, true]) {
      const failed = (attempt: number) =>
        pageStateOf({ ...playing, hasFrame, watch: { kind: 'recovering', attempt } });
      expect(failed(2).kind).toBe(hasFrame ? 'playing' : 'arriving');
      expect(failed(3)).toEqual({ kind: 'broken', why: 'failing' });
      expect(failed(7)).toEqual({ kind: 'broken', why: 'failing' });
    }
  });

  test('blames neither network nor browser while the server is away or has no media', () => {
    expect(stateWith({ watch: { kind: 'recovering', attempt: 5, reason: 'no-media' } })).toBe('playing');
    expect(stateWith({ watch: { kind: 'recovering', attempt: 5 }, connection: lost })).toBe('playing');
  });

  test('names the codec where the browser has the sound but can’t decode the picture', () => {
    const state = pageStateOf({ ...playing, hasFrame: false, isPictureUnsupported: true });
    expect(state).toEqual({ kind: 'broken', why: 'codec' });
  });

  test('says that the line is too slow while the picture is held back, and only while the rest plays', () => {
    for (const hasFrame of [false, true])
      expect(pageStateOf({ ...playing, hasFrame, isPictureHeldBack: true })).toEqual({
        kind: 'broken',
        why: 'line',
      });
    expect(stateWith({ isPictureHeldBack: true, watch: { kind: 'waiting' } })).toBe('away');
  });

  test('is ended with the show, whatever playback does, with the duration of the show', () => {
    const ended = { kind: 'ended', since: 1000, at: 61_000 } as const;
    const state = pageStateOf({ ...playing, phase: ended, watch: { kind: 'failed', reason: 'gone' } });
    expect(state).toEqual({ kind: 'ended', lastedMs: 60_000 });
  });

  test('is closed with the error code before anything else', () => {
    const connection = { kind: 'closed', code: 'revoked' } as const;
    expect(pageStateOf({ ...playing, connection })).toEqual({ kind: 'closed', code: 'revoked' });
  });
});

describe('the warning of the page', () => {
  test('is absent while all is well', () => {
    expect(warningOf(playing)).toBeUndefined();
  });

  test('is the connection before the video', () => {
    const watch = { kind: 'recovering', attempt: 1 } as const;
    expect(warningOf({ ...playing, watch, connection: lost })).toEqual({ kind: 'connection', retryAt: 5000 });
    expect(warningOf({ ...playing, watch, connection: lost, isHeldBack: true })).toMatchObject({
      isHeldBack: true,
    });
    expect(warningOf({ ...playing, watch })).toEqual({ kind: 'picture' });
  });

  test('is silent about a video whose failure the page itself tells of', () => {
    expect(warningOf({ ...playing, watch: { kind: 'recovering', attempt: 3 } })).toBeUndefined();
  });

  test('does not mention a video that has not been shown yet', () => {
    const watch = { kind: 'recovering', attempt: 1 } as const;
    expect(warningOf({ ...playing, watch, hasFrame: false })).toBeUndefined();
    expect(warningOf({ ...playing, watch, phase: { kind: 'ready' } })).toBeUndefined();
  });
});
