import { config } from 'zod';

/*
 * Tells the schemas not to try whether they may compile themselves by `eval`: the page's policy forbids it, and the
 * refusal alone costs tens of milliseconds on the way to the first frame. Must run before any schema is made.
 */
config({ jitless: true });
