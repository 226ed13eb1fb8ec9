import { room } from '../session.ts';
import { createBagPages } from './bag-pages.ts';

/** The bag of this page; what was read of it stays for the next time that it is opened. */
export const bagPages = createBagPages(room);
