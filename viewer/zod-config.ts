import { config } from 'zod';

/*
 * Keeps Zod from testing whether it may compile schemas with `eval`: the page's CSP forbids it, and the violation alone
 * costs tens of milliseconds before the first frame. Must run before any schema is created.
 */
config({ jitless: true });
