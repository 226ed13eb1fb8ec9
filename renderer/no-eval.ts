import { config } from 'zod';

/*
 * Turns off zod's compilation by `eval`: the page's Content-Security-Policy forbids it, and zod's check for it would be
 * reported as a violation. Must run before any schema is created.
 */
config({ jitless: true });
