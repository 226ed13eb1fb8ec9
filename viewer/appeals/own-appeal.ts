import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Appeal } from '../../shared/appeals/appeal.ts';
import { entryOf } from '../../shared/show/record.ts';
import { room } from '../session.ts';

/** The viewer's newest appeal. */
export const useOwnAppeal = (): Appeal | undefined =>
  useStore(room.store, ({ you, show }) => you && entryOf(show.appeals.byPerson, you.id));

const read = createStore<{ answers: ReadonlySet<string> }>(() => ({ answers: new Set() }));

/** Whether the answer to an appeal was put away on this page. */
export const useIsRead = (appealId: string | undefined): boolean =>
  useStore(read, ({ answers }) => appealId !== undefined && answers.has(appealId));

export const markRead = (appealId: string): void =>
  read.setState(({ answers }) => ({ answers: new Set([...answers, appealId]) }));
