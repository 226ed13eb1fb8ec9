import { enter } from './setup/enter.mjs';

await enter('scripts/test.ts', process.argv.slice(2), {
  mediaWorker: true,
  browser: true,
  ffmpeg: true,
  firefox: true,
  webrtcClients: true,
  fakeTime: true,
  obs: true,
});
