import { createStore } from 'zustand/vanilla';
import { storage } from '../session.ts';
import type { Consent } from './viewer-storage.ts';

/** The viewer's choice; undefined before it was made. */
export const consentStore = createStore<{ consent: Consent | undefined }>(() => ({
  consent: storage.consent,
}));

/** Stores the viewer's choice and applies it to the data stored so far. */
export function chooseConsent(consent: Consent): void {
  storage.choose(consent);
  consentStore.setState({ consent });
}
