// npm start: the show server, kept alive, and the studio in a window.
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { checkServer } from '../server/reach/check-server.ts';
import { type Addresses, SERVER_NODE_FLAGS, supervise } from '../shared/supervise.ts';
import { buildPages } from './build/pages.ts';
import { root } from './setup/folders.mjs';
import { explain } from './setup/progress.mjs';
import { describeCheck, takeServerLink } from './start/remote-server.ts';
import { startServer } from './start/server-process.ts';
import { openStudio } from './start/studio-window.ts';

const OWN_HELP = [
  '  --no-open              do not open the studio in a window',
  '  --server LINK          open the studio of another server by its invite or owner’s link; none is started here',
].join('\n');

const say = (text: string): void => console.log(text);
const args = process.argv.slice(2);
const { link: remote, rest } = takeServerLink(args);
const serverArgs = rest.filter(arg => arg !== '--no-open');
const isHelp = args.includes('--help');
const opens = !args.includes('--no-open');

async function welcome({ home, studio, viewer }: Addresses): Promise<void> {
  say(`\nHome     ${home}\nStudio   ${studio}\nViewers  ${viewer}\n`);
  const { data, isShowWanted } = readConfig(serverArgs, process.env);
  // Whoever named a show wants that one; everybody else chooses among theirs.
  if (opens) say(await openStudio(isShowWanted ? studio : home, data));
  say('Ctrl-C ends the show server; the show itself is kept.');
}

async function start(): Promise<number> {
  if (!isHelp) await buildPages();
  let isFirst = true;
  const server = supervise({
    start: () =>
      startServer(process.execPath, [...SERVER_NODE_FLAGS, join(root, 'server/main.ts'), ...serverArgs]),
    say,
    onReady: addresses => {
      if (isFirst) void welcome(addresses);
      else say('The show server is back.');
      isFirst = false;
    },
    now: () => performance.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, server.stop);
  const code = await server.ended;
  if (isHelp) say(OWN_HELP);
  return code;
}

/** Opens the studio of a server that runs elsewhere, once that has been asked whether it lets this host in. */
async function connect(link: string): Promise<number> {
  const { isGood, text } = describeCheck(await checkServer(link));
  say(text);
  if (!isGood) return 1;
  if (opens) say(await openStudio(link, readConfig(serverArgs, process.env).data));
  return 0;
}

process.exit(await (remote === undefined ? start() : connect(remote)).catch(explain));
