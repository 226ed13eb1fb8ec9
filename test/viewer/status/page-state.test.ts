import { describe, expect, test } from 'vitest';
import { type Facts, sceneOf, troubleOf } from '../../../viewer/status/page-state.ts';

const playing: Facts = {
  connection: { kind: 'joined' },
  joinedBefore: true,
  phase: { kind: 'live', since: 1000 },
  watch: { kind: 'playing' },
  hasFrame: true,
};
const sceneWith = (facts: Partial<Facts>) => sceneOf({ ...playing, ...facts }).kind;
const lost = { kind: 'reconnecting', attempt: 2, retryAt: 5000 } as const;

describe('the scene of the page', () => {
  test('is joining until the server answered once, however often the connection failed before', () => {
    expect(sceneWith({ joinedBefore: false, connection: { kind: 'connecting' } })).toBe('joining');
    expect(sceneWith({ joinedBefore: false, connection: lost })).toBe('joining');
  });

  test('waits for a show that has not started, even when a picture could be shown', () => {
    expect(sceneWith({ phase: { kind: 'ready' } })).toBe('waiting');
  });

  test('keeps playing while the connection comes back', () => {
    expect(sceneWith({ connection: lost })).toBe('playing');
    expect(sceneWith({ connection: { kind: 'connecting' } })).toBe('playing');
  });

  test('tells a first frame on its way from a host who sends none', () => {
    expect(sceneWith({ hasFrame: false, watch: { kind: 'connecting' } })).toBe('arriving');
    expect(sceneWith({ watch: { kind: 'waiting' } })).toBe('away');
  });

  test('keeps the last frame while the picture recovers, and gives up only when it failed', () => {
    expect(sceneWith({ watch: { kind: 'recovering', attempt: 1 } })).toBe('playing');
    expect(sceneWith({ watch: { kind: 'failed', reason: 'ice' } })).toBe('broken');
  });

  test('ends with the show, whatever the picture does, and says how long it ran', () => {
    const ended = { kind: 'ended', since: 1000, at: 61_000 } as const;
    const scene = sceneOf({ ...playing, phase: ended, watch: { kind: 'failed', reason: 'gone' } });
    expect(scene).toEqual({ kind: 'ended', lastedMs: 60_000 });
  });

  test('shows why a viewer was turned away before anything else', () => {
    const connection = { kind: 'closed', code: 'revoked' } as const;
    expect(sceneOf({ ...playing, connection })).toEqual({ kind: 'closed', code: 'revoked' });
  });
});

describe('the trouble over a page that goes on', () => {
  test('is nothing while all is well', () => {
    expect(troubleOf(playing)).toBeUndefined();
  });

  test('is the connection before the picture, because the picture cannot mend first', () => {
    const watch = { kind: 'recovering', attempt: 1 } as const;
    expect(troubleOf({ ...playing, watch, connection: lost })).toEqual({ kind: 'connection', retryAt: 5000 });
    expect(troubleOf({ ...playing, watch })).toEqual({ kind: 'picture' });
  });

  test('does not speak of a picture that nobody has seen yet', () => {
    const watch = { kind: 'recovering', attempt: 1 } as const;
    expect(troubleOf({ ...playing, watch, hasFrame: false })).toBeUndefined();
    expect(troubleOf({ ...playing, watch, phase: { kind: 'ready' } })).toBeUndefined();
  });
});
