import { config } from 'zod';

/*
 * Tells the schemas not to try whether they may compile themselves by `eval`: the page's policy forbids it, and each
 * try would be reported as a breach. Must run before any schema is made.
 */
config({ jitless: true });
