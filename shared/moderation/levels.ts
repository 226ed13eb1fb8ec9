import { z } from 'zod';

/** What a toxic line is about, and spam. */
export const CATEGORIES = ['insult', 'hate', 'threat', 'sexual', 'spam'] as const;
export type Category = (typeof CATEGORIES)[number];

/** How strict a show is with a category: 0 is off, 4 holds whatever may be meant so. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
const Level = z.literal(LEVELS);
export type Level = z.infer<typeof Level>;

const category = z.enum(CATEGORIES);
export const Levels = z.record(category, Level);
export type Levels = z.infer<typeof Levels>;
/** Levels of some categories; the others stay as they are. */
export const SomeLevels = z.partialRecord(category, Level);
export type SomeLevels = z.infer<typeof SomeLevels>;

/** What a show begins with: `docs/adr/0033-chat-is-judged-beside-the-show.md` says why. */
export const DEFAULT_LEVELS: Levels = { insult: 1, hate: 2, threat: 2, sexual: 2, spam: 1 };

/** What else lines are looked at for, each switched on or off. */
export const CHECKS = ['flood', 'contact'] as const;
export const Check = z.enum(CHECKS);
export type Check = z.infer<typeof Check>;
export const Checks = z.record(Check, z.boolean());
export type Checks = z.infer<typeof Checks>;

export const DEFAULT_CHECKS: Checks = { flood: true, contact: true };
