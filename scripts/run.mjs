// node scripts/run.mjs [--media-worker] [--browser] [--fake-time] FILE ARGS…
// Runs a TypeScript file of the project after getting ready what the options before it name.
import { enter } from './setup/enter.mjs';

const OPTIONS = ['--media-worker', '--browser', '--fake-time'];
const args = process.argv.slice(2);
const needs = args.slice(
  0,
  args.findIndex(arg => !OPTIONS.includes(arg)),
);
const [script = '', ...rest] = args.slice(needs.length);
await enter(script, rest, {
  mediaWorker: needs.includes('--media-worker'),
  browser: needs.includes('--browser'),
  fakeTime: needs.includes('--fake-time'),
});
