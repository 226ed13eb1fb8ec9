import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MaskState, Masks } from '../../../renderer/compositor/background/masks.ts';
import type { FromSegmenter, ToSegmenter } from '../../../renderer/compositor/background/messages.ts';

/** A segmenter that answers when the test says so. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly told: ToSegmenter[] = [];
  isEnded = false;

  constructor() {
    super();
    FakeWorker.all.push(this);
  }

  postMessage(message: ToSegmenter): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: FromSegmenter): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  get frames(): string[] {
    return this.told.flatMap(message => (message.kind === 'frame' ? [message.sourceId] : []));
  }
}

class FakeFrame {
  clone = (): FakeFrame => new FakeFrame();
}

let states: MaskState[];
let masks: Masks;
let reported: unknown[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  FakeWorker.all = [];
  reported = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('VideoFrame', FakeFrame);
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  states = [];
  masks = new Masks(state => states.push(state));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const get = (serial: number, sourceId = 'camera') => {
  const image = new FakeFrame() as unknown as VideoFrame;
  masks.tend(performance.now());
  return masks.get(sourceId, { serial, image, width: 1280, height: 720 }, performance.now());
};
const wait = (ms: number) => vi.advanceTimersByTime(ms);
const answer = () => worker().say({ kind: 'mask', room: new Uint8Array(4) });

function worker(): FakeWorker {
  const newest = FakeWorker.all.at(-1);
  if (!newest) throw new Error('No worker was started.');
  return newest;
}

function start(): void {
  masks.want(true);
  get(1);
  worker().say({ kind: 'ready' });
}

test('nothing is loaded before rooms are to be covered, and only one model for all sources', () => {
  expect(get(1)).toBeUndefined();
  expect(FakeWorker.all).toHaveLength(0);
  start();
  get(1, 'other');
  expect(FakeWorker.all).toHaveLength(1);
  expect(states).toEqual(['starting', 'on']);
});

test('the model gets one frame at a time, and rests as long as it worked', () => {
  start();
  get(2);
  wait(200);
  get(8);
  expect(worker().frames).toHaveLength(1);
  answer();
  wait(190);
  get(14);
  expect(worker().frames).toHaveLength(1);
  wait(20);
  get(15);
  expect(worker().frames).toHaveLength(2);
});

test('sources that ask for masks at the same time take turns', () => {
  start();
  for (let serial = 2; serial < 8; serial++) {
    get(serial, 'left');
    get(serial, 'right');
    wait(10);
    answer();
    wait(23);
  }
  expect(worker().frames.slice(0, 4)).toEqual(['left', 'right', 'left', 'right']);
});

test('a picture that stands still is looked at once', () => {
  start();
  get(2);
  answer();
  wait(1000);
  expect(get(2)).toBeDefined();
  expect(worker().frames).toHaveLength(1);
});

test('a mask that is a second behind its picture is no mask: somebody may have left', () => {
  start();
  get(2);
  answer();
  expect(get(32)).toBeDefined();
  expect(get(33)).toBeUndefined();
});

test('a mask of the camera before is not laid over the new one', () => {
  start();
  get(2);
  masks.forget('camera');
  answer();
  expect(get(1)).toBeUndefined();
});

test('a model that breaks leaves no mask, is told of, and is started again a while later', () => {
  start();
  get(2);
  answer();
  worker().say({ kind: 'failed', problem: 'unable', reason: 'Out of memory' });
  expect(get(3)).toBeUndefined();
  expect(states.at(-1)).toBe('unable');
  expect(String(reported[0])).toContain('Out of memory');
  expect(worker().isEnded).toBe(true);
  wait(9000);
  get(4);
  expect(FakeWorker.all).toHaveLength(1);
  wait(1001);
  get(5);
  expect(FakeWorker.all).toHaveLength(2);
  worker().say({ kind: 'ready' });
  expect(states.at(-1)).toBe('on');
});

test('with the last covered room the model goes, and it comes back as soon as there is one again', () => {
  start();
  get(2);
  answer();
  expect(masks.figures(performance.now())).toBeDefined();
  masks.want(false);
  expect(worker().isEnded).toBe(true);
  expect(masks.figures(performance.now())).toBeUndefined();
  expect(get(3)).toBeUndefined();
  expect(FakeWorker.all).toHaveLength(1);
  masks.want(true);
  get(4);
  expect(FakeWorker.all).toHaveLength(2);
  expect(states).toEqual(['starting', 'on', 'off', 'starting']);
});

test('a model that comes over a slow network is waited for, and one that never comes is given up', () => {
  masks.want(true);
  get(1);
  wait(59_000);
  get(2);
  expect(worker().isEnded).toBe(false);
  wait(1001);
  get(3);
  expect(worker().isEnded).toBe(true);
});

test('a model that never answers is given up', () => {
  start();
  get(2);
  wait(10_001);
  get(3);
  expect(worker().isEnded).toBe(true);
  expect(states.at(-1)).toBe('unable');
});
