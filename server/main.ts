import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { CommandError } from '../shared/errors.ts';
import { importCatalogFile } from './catalog/import-catalog.ts';
import { type Config, helpText, readConfig } from './config.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { Checkout } from './deals/checkout.ts';
import { createHttp } from './http/http.ts';
import { Intelligence } from './intelligence/intelligence.ts';
import { createLogger } from './logger.ts';
import { Ingest } from './media/ingest/ingest.ts';
import { Media, MediaUnavailableError } from './media/media.ts';
import { Restream } from './media/restream/restream.ts';
import { ownOrigin, publicOrigin } from './origin.ts';
import { Recordings } from './recordings/recordings.ts';
import { VITRINE } from './show.ts';
import { type OpenShow, Shows } from './shows.ts';
import { StartError } from './start-error.ts';
import { SqliteLog } from './store/sqlite-log.ts';
import { Tokens } from './tokens.ts';

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return print(helpText());
  const config = readConfig(process.argv.slice(2), process.env);
  const logger = createLogger(config.logLevel);
  const folder = await openDataFolder(config.data, config.secret);
  const log = await openLog(folder, config);
  const media = await openMedia(config, logger);
  const intelligence = await Intelligence.create({ log: logger });
  const ingest = new Ingest({ ...config, secret: folder.secret, log: logger });
  const recordings = new Recordings({
    folder: folder.recordings,
    secret: folder.secret,
    ffmpeg: config.ffmpeg,
    log: logger,
  });
  const restream = new Restream({ ffmpeg: config.ffmpeg, secret: folder.secret, log: logger });
  const tokens = new Tokens(folder.secret);
  const pictures = { folder: folder.pictures, mayBePrivate: config.privatePictures };
  const checkout = new Checkout(folder.secret);
  const shows = new Shows({
    log,
    tokens,
    checkout,
    media,
    ingest,
    restream,
    recordings,
    intelligence,
    pictures,
    logger,
  });
  const app = await createHttp({
    shows,
    pictures: folder.pictures,
    recordings,
    checkout,
    iceServers: config.iceServers,
    logger,
  });
  const open = await shows.openDefault(config.show);
  await loadCatalog(open, config, folder);
  await listen(app, config);
  stopOnSignals(async () => {
    ingest.close();
    await app.close();
    await shows.close();
    recordings.close();
    intelligence.close();
    media?.close();
    await log.close();
  });
  const { port } = app.server.address() as AddressInfo;
  shows.ownOrigin = ownOrigin(config.host, port);
  shows.origin = publicOrigin(config, port);
  if (media) await ingest.listen(slug => shows.findIngest(slug));
  await announce(shows, open, media !== undefined);
}

async function openLog(folder: DataFolder, config: Config): Promise<SqliteLog> {
  try {
    return await SqliteLog.open(folder.database);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = /locked|busy/i.test(reason)
      ? `Another Vitrine is running with the data folder ${config.data}. Stop it, or choose another folder with --data.`
      : `The shows in ${config.data} can't be opened (${reason}). Choose another folder with --data.`;
    throw new StartError(hint);
  }
}

/** A server that finds no media worker still runs chat and offers, and says so. */
async function openMedia(config: Config, logger: Logger): Promise<Media | undefined> {
  try {
    return await Media.create({
      listenIp: config.host,
      ...(config.announce ? { announcedAddress: config.announce } : {}),
      basePort: config.mediaPort,
      log: logger,
    });
  } catch (error) {
    if (!(error instanceof MediaUnavailableError)) throw error;
    logger.error({ err: error }, 'Media is not available.');
    process.stderr.write(`No pictures and sound: ${error.message}\n`);
    return undefined;
  }
}

async function loadCatalog({ show }: OpenShow, config: Config, folder: DataFolder): Promise<void> {
  if (!config.catalog) return;
  try {
    const { added, updated, bad } = await importCatalogFile(show, VITRINE, config.catalog, folder.pictures);
    process.stderr.write(`Products: ${added} added, ${updated} updated, ${bad.length} rows left out.\n`);
    for (const row of bad) process.stderr.write(`  line ${row.line}, ${row.field || 'row'}: ${row.reason}\n`);
  } catch (error) {
    const reason = error instanceof CommandError || error instanceof Error ? error.message : String(error);
    throw new StartError(`The product list ${config.catalog} can't be read: ${reason}`);
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is in use by another program. Choose another one with --port, or stop that program.`,
      );
    }
    throw new StartError(`Can't listen on ${host} port ${port}: ${(error as Error).message}`);
  }
}

/** Finishes what is under way on the first signal; a second one ends at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop().then(() => process.exit(0));
    });
  }
}

/** Prints the two addresses, for a person or, when a program started us, as one line of JSON. */
async function announce(shows: Shows, { show }: OpenShow, media: boolean): Promise<void> {
  const slug = encodeURIComponent(show.slug);
  const studio = `${shows.ownOrigin}/studio/#show=${slug}&invite=${await shows.signOwner(show.slug)}`;
  const viewer = `${shows.origin ?? shows.ownOrigin}/s/${slug}`;
  if (process.env.VITRINE_READY_JSON === '1') print(JSON.stringify({ ready: true, studio, viewer, media }));
  else print(`Studio  ${studio}\nViewers ${viewer}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  const message = error instanceof StartError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
