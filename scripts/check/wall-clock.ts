import { globSync, readFileSync } from 'node:fs';
import { root } from '../setup/folders.mjs';
import type { Check } from './step.ts';

/** How the clock of the machine is read, which people, NTP and a flat battery set. */
const READ = /\bDate\.now\b|\bnew Date\(\s*\)/;

/** The files of the server that read it, and why: nothing in them ends at such a time or is written of it to a show. */
const ALLOWED: Readonly<Record<string, string>> = {
  'server/show/time/machine-times.ts': 'the server’s time is compared with it',
  'server/show/connection.ts': 'a token runs out by it',
  'server/team/admission.ts': 'a token runs out by it',
  'server/home/owner-key.ts': 'a token runs out by it',
  'server/team/feature.ts': 'a token runs out by it',
  'server/recording/feature.ts': 'a signed address runs out by it',
  'server/recording/routes.ts': 'a signed address runs out by it',
  'server/recording/recording-file.ts': 'it stands beside the time that a file has by it',
  'server/recording/show-recordings.ts': 'the age of a file is told by it',
  'server/picture-cleaner.ts': 'the age of a file is told by it',
  'server/tls/server-tls.ts': 'a certificate runs out by it',
  'server/deals/checkout.ts': 'what a shop says of time is of a clock like it',
  'server/catalog/read-catalog.ts': 'what an export says of time is of a clock like it',
  'server/backup/back-up.ts': 'it says when a backup was made, and how old a file is',
  'server/log/answer-ages.ts': 'it is where a thread’s own time begins',
  'server/log/migrate-from-0.ts': 'old logs were written by it',
  'server/log/show-list.ts': 'it says when a show was made, for people who open the file',
  'server/media/feature.ts': 'a name at a TURN server runs out by it',
  'server/media/rtc-routes.ts': 'a name at a TURN server runs out by it',
  'server/media/sdp/answer.ts': 'it only makes a number that is new',
  'server/media/ingest/rtmp-publisher.ts': 'it tells people since when an encoder sends',
  'server/media/ingest/rtmp-converter.ts': 'it is a label that two tracks have in common',
  'server/media/ingest/whip-publisher.ts': 'it tells people since when an encoder sends',
  'server/media/restream/restream-output.ts': 'it tells people since when a platform is sent to',
};

/** Files of the server that read the machine's clock, where deadlines and events go by `ShowContext.clock`. */
export const wallClock: Check = {
  name: 'the machine’s clock read where it may be',
  run: async () => {
    const readers = globSync('server/**/*.ts', { cwd: root }).filter(file =>
      READ.test(readFileSync(`${root}/${file}`, 'utf8')),
    );
    const strangers = readers.filter(file => !Object.hasOwn(ALLOWED, file));
    const gone = Object.keys(ALLOWED).filter(file => !readers.includes(file));
    return [
      ...strangers.map(
        file =>
          `${file} reads the machine’s clock, which can be set: take show.clock for what ends or is written, performance.now() for a length (docs/adr/0024-time.md).`,
      ),
      ...gone.map(file => `${file} doesn’t read the machine’s clock any more; take it off the list here.`),
    ];
  },
};
