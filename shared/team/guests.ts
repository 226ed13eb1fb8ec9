/** The first number of a guest; versions before this one gave out random ones of four digits. */
export const FIRST_GUEST = 10_000;
/** How many numbers are reserved at once. */
export const GUESTS_AT_ONCE = 100;

/** What a guest is called who has chosen no name; pages write it in their own language. */
export const guestName = (number: number): string => `Guest ${number}`;

/** The number in such a name; undefined for every other name. Nobody can choose one that looks like it. */
export const guestNumberOf = (name: string): string | undefined => /^Guest (\d+)$/.exec(name)?.[1];
