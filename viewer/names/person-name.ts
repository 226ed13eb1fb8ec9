import type { TFunction } from 'i18next';
import { useStore } from 'zustand';
import { nameOf } from '../../shared/names/contract.ts';
import { ERASED_NAME } from '../../shared/names/erased.ts';
import { guestNumberOf } from '../../shared/team/guests.ts';
import { room } from '../session.ts';

/** A person's name as the page writes it: that of a guest, or of somebody who was erased, in its own language. */
export function personName(t: TFunction, name: string): string {
  if (name === ERASED_NAME) return t('name.erased');
  const number = guestNumberOf(name);
  return number === undefined ? name : t('name.guest', { number });
}

/** The name of this page's viewer, as the server knows it; undefined before they have joined. */
export function useOwnName(): string | undefined {
  return useStore(room.store, ({ you, show }) => you && nameOf(show.names, you));
}
