const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a ban follows a network address: those of homes and phones go to somebody else after some days. */
export const ADDRESS_MS = 7 * DAY_MS;

/** How long the server's list keeps the key of a banned browser; a viewer's browser is known as one person so long. */
export const BROWSER_MS = 180 * DAY_MS;

/** The server's list has the newest so many. */
export const MAX_LISTED = 5000;
