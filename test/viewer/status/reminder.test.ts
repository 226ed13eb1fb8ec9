import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { remindOnce } from '../../../viewer/status/reminder.ts';

const showIn = (phase: ShowState['lifecycle']['phase']) => ({
  show: { ...emptyShow('viewer'), lifecycle: { title: 'Autumn show', phase } },
});

test('a viewer who asked for it is told once that the show has started', () => {
  const store = createStore(() => showIn({ kind: 'ready' }));
  const told: string[] = [];
  remindOnce(store, title => told.push(title));
  store.setState(showIn({ kind: 'ready' }));
  expect(told).toEqual([]);
  store.setState(showIn({ kind: 'live', since: 1 }));
  store.setState(showIn({ kind: 'live', since: 1, interruptedAt: 2 }));
  expect(told).toEqual(['Autumn show']);
});
