import { useStore } from 'zustand';
import { type Warning, warningOf } from '../../shared/sanctions/rules.ts';
import { room } from '../session.ts';

/** The warning that this viewer has not acknowledged yet. */
export const useWarning = (): Warning | undefined =>
  useStore(room.store, ({ you, show }) => you && warningOf(show.sanctions, you.id));
