import { flushCompileCache } from 'node:module';
import type { Logger } from 'pino';
import { finishExchange } from './backup/exchange.ts';
import { openSnapshotSocket } from './backup/snapshot-socket.ts';
import { type Config, helpText, readConfig } from './config.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { SqliteLog } from './log/sqlite-log.ts';
import { createLogger } from './logger.ts';
import type { Server } from './server.ts';
import type { ShowContext } from './show/feature.ts';
import { ClockFile } from './show/time/clock-file.ts';
import { machineTimes } from './show/time/machine-times.ts';
import { ServerClock } from './show/time/server-clock.ts';
import { StartError } from './start-error.ts';
import { warningText } from './tls/certificate.ts';
import { sweepAside } from './write-aside.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return print(helpText());
  const config = readConfig(process.argv.slice(2), process.env);
  // Whatever is made from here on, by SQLite and ffmpeg too, is for the server's own user alone.
  process.umask(0o077);
  const logger = createLogger(config.logLevel);
  await finishExchange(config.data);
  const folder = await openDataFolder(config.data, config.secret);
  // The thread of the log starts while this one loads the rest.
  const opening = openLog(folder, config, logger);
  opening.catch(() => {});
  const [{ Server }, { features }] = await Promise.all([import('./server.ts'), import('./features.ts')]);
  const log = await opening;
  // Not earlier: as long as the log isn't open, another server may be using the folder.
  for (const kept of [folder.pictures, folder.recordings]) await sweepAside(kept);
  const clock = new ServerClock({ logger, file: new ClockFile(folder.clock, machineTimes) });
  const server = await Server.start({ config, folder, log, logger, clock });
  const show = await server.shows.openDefault(config.show, config.isShowWanted);
  await server.serviceOf(features.catalog).loadFromSettings(show);
  // By now all is loaded, and nobody waits yet; a server that is killed later couldn't keep it.
  flushCompileCache();
  const snapshots = await openSnapshotSocket(folder.path, log, logger);
  // Before anybody can see that the server is there: whoever does may end it at once.
  stopOnSignals(async () => {
    await snapshots.close();
    await server.close();
    await log.close();
  }, logger);
  await server.listen();
  const warning = server.tls?.warning;
  if (warning) process.stderr.write(`${warningText(warning)}\n`);
  const invite = await server.serviceOf(features.team).signOwner(show);
  const key = await server.serviceOf(features.home).shows.key.sign();
  announce(server, { show, invite, key }, server.serviceOf(features.media).media !== undefined);
}

async function openLog(folder: DataFolder, config: Config, logger: Logger): Promise<SqliteLog> {
  try {
    return await SqliteLog.open(folder.database, { logger, onFatal: error => endFor(logger, error) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = /locked|busy/i.test(reason)
      ? `Another Vitrine is running with the data folder ${config.data}. Stop it, or choose another folder with --data.`
      : `The shows in ${config.data} can't be opened (${reason}). Choose another folder with --data.`;
    throw new StartError(hint);
  }
}

/** Ends the process, so that its supervisor starts it anew: a server whose log is gone for good can't decide anything. */
function endFor(logger: Logger, error: Error): void {
  logger.fatal({ err: error }, 'The log can’t be opened again; the server ends.');
  process.exit(1);
}

/** What is under way has this long to finish; what was acknowledged is on the disk anyway. */
const STOP_WITHIN_MS = 5000;

/**
 * Finishes what is under way on the first signal. A second one ends at once, and so does the time: a thread that hangs on
 * its disk would hold up `process.exit` as well, which waits for it.
 */
function stopOnSignals(stop: () => Promise<void>, logger: Logger): void {
  const end = () => process.kill(process.pid, 'SIGKILL');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, end);
      setTimeout(() => {
        logger.fatal(`The server could not stop within ${STOP_WITHIN_MS / 1000} s; it ends as it is.`);
        end();
      }, STOP_WITHIN_MS);
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.fatal({ err: error }, 'The server could not stop in order; it ends as it is.');
          end();
        },
      );
    });
  }
}

interface Way {
  readonly show: ShowContext;
  /** The owner's, for the show. */
  readonly invite: string;
  /** The owner's, for the list of all shows. */
  readonly key: string;
}

/** Prints the addresses, for a person or, when a program started us, as one line of JSON. */
function announce(server: Server, { show, invite, key }: Way, media: boolean): void {
  const slug = encodeURIComponent(show.slug);
  const studio = `${server.ownOrigin}/studio/#show=${slug}&invite=${invite}`;
  const viewer = `${server.origin ?? server.ownOrigin}/s/${slug}`;
  const home = `${server.ownOrigin}/studio/#key=${key}`;
  if (process.env.VITRINE_READY_JSON === '1')
    print(JSON.stringify({ ready: true, studio, viewer, home, media }));
  else print(`Home    ${home}\nStudio  ${studio}\nViewers ${viewer}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  const message = error instanceof StartError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
