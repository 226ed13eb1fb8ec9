import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AirState } from '../../../renderer/golive/on-air.ts';
import { recordEveryShow } from '../../../renderer/recording/every-show.ts';
import type { RecorderView } from '../../../renderer/recording/recorder.ts';

/** Follows a fake on-air store, with a recorder that only counts its calls. */
function follow(everyShow: boolean) {
  const air = createStore<AirState>(() => ({ kind: 'off' }));
  const settings = createStore(() => ({ everyShow }));
  const store = createStore<RecorderView>(() => ({
    state: { kind: 'off' },
    buffered: 0,
    warning: undefined,
  }));
  const done: string[] = [];
  const start = () => {
    done.push('start');
    store.setState({ state: { kind: 'on', since: 0 } });
  };
  const stop = async () => {
    done.push('stop');
    store.setState({ state: { kind: 'off' } });
  };
  const told: string[] = [];
  const end = recordEveryShow(air, settings, { store, start, stop }, () => told.push('ended'));
  const go = (...kinds: AirState['kind'][]) => {
    for (const kind of kinds) air.setState({ kind }, true);
  };
  return { done, told, go, settings, start, stop, end };
}

test('with the switch on, each show is recorded from going live to its end', () => {
  const { done, go } = follow(true);
  go('starting', 'on', 'ending', 'off', 'starting', 'on');
  expect(done).toEqual(['start', 'stop', 'start']);
});

test('with the switch off nothing is recorded, until it is switched on', () => {
  const { done, go, settings } = follow(false);
  go('starting', 'on');
  expect(done).toEqual([]);
  settings.setState({ everyShow: true });
  expect(done).toEqual(['start']);
  settings.setState({ everyShow: false });
  go('off');
  expect(done).toEqual(['start', 'stop']);
});

test('a recording that the host started ends with the show too, and the host is told', () => {
  for (const everyShow of [true, false]) {
    const { done, told, start, go } = follow(everyShow);
    start();
    go('starting', 'on', 'ending', 'off');
    expect(done).toEqual(['start', 'stop']);
    expect(told).toEqual(['ended']);
  }
});

test('a recording made while the show is not live goes on', () => {
  const { done, start, go } = follow(false);
  start();
  go('starting', 'off');
  expect(done).toEqual(['start']);
});

test('a show that goes on in another window ends no recording that the host started', () => {
  const { done, told, start, go } = follow(false);
  start();
  go('on', 'elsewhere');
  expect(done).toEqual(['start']);
  expect(told).toEqual([]);
});

test('a manual stop stays', () => {
  const stopped = follow(true);
  stopped.go('on');
  void stopped.stop();
  stopped.go('ending');
  expect(stopped.done).toEqual(['start', 'stop']);
});

test('a window that waits for another one’s lock records nothing', () => {
  const { done, go } = follow(true);
  go('elsewhere');
  expect(done).toEqual([]);
});
