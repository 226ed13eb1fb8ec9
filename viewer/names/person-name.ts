import type { TFunction } from 'i18next';
import { useStore } from 'zustand';
import { nameOf } from '../../shared/names/contract.ts';
import { guestNumberOf } from '../../shared/team/guests.ts';
import { room } from '../session.ts';

/** A person's name as the page writes it: that of a guest in its own language. */
export function personName(t: TFunction, name: string): string {
  const number = guestNumberOf(name);
  return number === undefined ? name : t('name.guest', { number });
}

/** The name of this page's viewer, as the server knows it; undefined before they have joined. */
export function useOwnName(): string | undefined {
  return useStore(room.store, ({ you, show }) => you && nameOf(show.names, you));
}
