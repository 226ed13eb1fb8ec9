import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SegmentationState } from '../../../../renderer/compositor/background/mask.ts';
import { MaskProvider } from '../../../../renderer/compositor/background/mask-provider.ts';
import type { FromSegmenter, ToSegmenter } from '../../../../renderer/compositor/background/messages.ts';

/** A segmentation worker that answers on request. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly received: ToSegmenter[] = [];
  isTerminated = false;

  constructor() {
    super();
    FakeWorker.all.push(this);
  }

  postMessage(message: ToSegmenter): void {
    this.received.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  send(data: FromSegmenter): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  get frames(): string[] {
    return this.received.flatMap(message => (message.kind === 'frame' ? [message.sourceId] : []));
  }
}

class FakeFrame {
  clone = (): FakeFrame => new FakeFrame();
}

let states: SegmentationState[];
let masks: MaskProvider;
let reported: unknown[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  FakeWorker.all = [];
  reported = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('VideoFrame', FakeFrame);
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  states = [];
  masks = new MaskProvider(state => states.push(state));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const get = (serial: number, sourceId = 'camera') => {
  const image = new FakeFrame() as unknown as VideoFrame;
  masks.onTick(performance.now());
  return masks.get(sourceId, { serial, image, width: 1280, height: 720 }, performance.now());
};
const wait = (ms: number) => vi.advanceTimersByTime(ms);
const answer = () => worker().send({ kind: 'mask', background: new Uint8Array(4) });

function worker(): FakeWorker {
  const newest = FakeWorker.all.at(-1);
  if (!newest) throw new Error('No worker was started.');
  return newest;
}

function start(): void {
  masks.setEnabled(true);
  get(1);
  worker().send({ kind: 'ready' });
}

test('nothing is loaded before segmentation is enabled, and all sources share one model', () => {
  expect(get(1)).toBeUndefined();
  expect(FakeWorker.all).toHaveLength(0);
  start();
  get(1, 'other');
  expect(FakeWorker.all).toHaveLength(1);
  expect(states).toEqual(['starting', 'on']);
});

test('the model gets one frame at a time and idles as long as it worked', () => {
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

test('a still picture is segmented once', () => {
  start();
  get(2);
  answer();
  wait(1000);
  expect(get(2)).toBeDefined();
  expect(worker().frames).toHaveLength(1);
});

test('a mask that is a second behind its picture is not used: a person may have left', () => {
  start();
  get(2);
  answer();
  expect(get(32)).toBeDefined();
  expect(get(33)).toBeUndefined();
});

test('a mask of the previous camera is not used for the new one', () => {
  start();
  get(2);
  masks.forget('camera');
  answer();
  expect(get(1)).toBeUndefined();
});

test('a model that fails leaves no mask, is reported, and is restarted after a delay', () => {
  start();
  get(2);
  answer();
  worker().send({ kind: 'failed', error: 'unsupported', reason: 'Out of memory' });
  expect(get(3)).toBeUndefined();
  expect(states.at(-1)).toBe('unsupported');
  expect(String(reported[0])).toContain('Out of memory');
  expect(worker().isTerminated).toBe(true);
  wait(9000);
  get(4);
  expect(FakeWorker.all).toHaveLength(1);
  wait(1001);
  get(5);
  expect(FakeWorker.all).toHaveLength(2);
  worker().send({ kind: 'ready' });
  expect(states.at(-1)).toBe('on');
});

test('disabling segmentation unloads the model, and enabling it loads it again', () => {
  start();
  get(2);
  answer();
  expect(masks.stats(performance.now())).toBeDefined();
  masks.setEnabled(false);
  expect(worker().isTerminated).toBe(true);
  expect(masks.stats(performance.now())).toBeUndefined();
  expect(get(3)).toBeUndefined();
  expect(FakeWorker.all).toHaveLength(1);
  masks.setEnabled(true);
  get(4);
  expect(FakeWorker.all).toHaveLength(2);
  expect(states).toEqual(['starting', 'on', 'off', 'starting']);
});

test('a model may load slowly, and the worker is terminated if it never loads', () => {
  masks.setEnabled(true);
  get(1);
  wait(59_000);
  get(2);
  expect(worker().isTerminated).toBe(false);
  wait(1001);
  get(3);
  expect(worker().isTerminated).toBe(true);
});

test('a worker that never answers is terminated', () => {
  start();
  get(2);
  wait(10_001);
  get(3);
  expect(worker().isTerminated).toBe(true);
  expect(states.at(-1)).toBe('unsupported');
});
