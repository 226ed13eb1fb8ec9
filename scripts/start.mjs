import { enter } from './setup/enter.mjs';

await enter('scripts/start.ts', process.argv.slice(2), { mediaWorker: true });
