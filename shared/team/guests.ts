/** The first number of a guest; versions before this one gave out random ones of four digits. */
export const FIRST_GUEST = 10_000;
/** How many numbers are reserved at once. */
export const GUESTS_AT_ONCE = 100;
