import { onShelf } from '../../shared/catalog/product.ts';
import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { picturesNamedBy, removePictures } from '../picture-cleaner.ts';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import { VITRINE } from '../show/vitrine.ts';
import { StartError } from '../start-error.ts';
import { handlers } from './handlers.ts';
import { importCatalogFile } from './import-catalog.ts';
import { catalogRoutes } from './routes.ts';
import { ShowPictures } from './show-pictures.ts';

class CatalogService implements Service {
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    this.#server = server;
  }

  routes(app: Parameters<NonNullable<Service['routes']>>[0]): void {
    app.register(catalogRoutes, { server: this.#server });
  }

  /** Pictures of products and of scenes alike; other shows' logs are looked through for them in the background. */
  async beforeDeletion(slug: string) {
    const { log, folder, logger } = this.#server;
    const names = await picturesNamedBy(slug, log);
    return () => {
      removePictures(names, folder.pictures, log).catch((error: unknown) =>
        logger.warn({ err: error }, 'The pictures of a deleted show could not be removed.'),
      );
    };
  }

  openShow(show: ShowContext): ShowPictures {
    const { folder, config } = this.#server;
    return new ShowPictures({ show, folder: folder.pictures, mayBePrivate: config.privatePictures });
  }

  /** Brings the product list of the settings into a show, where there is one. Throws a StartError. */
  async loadFromSettings(show: ShowContext): Promise<void> {
    const { config, folder } = this.#server;
    if (!config.catalog) return;
    try {
      const report = await importCatalogFile(show, VITRINE, config.catalog, folder.pictures);
      const { added, updated, bad, notes } = report;
      process.stderr.write(`Products: ${added} added, ${updated} updated, ${bad.length} rows left out.\n`);
      for (const row of [...bad, ...notes])
        process.stderr.write(`  line ${row.line}, ${row.field || 'row'}: ${row.reason}\n`);
    } catch (error) {
      const reason = error instanceof CommandError || error instanceof Error ? error.message : String(error);
      throw new StartError(`The product list ${config.catalog} can't be read: ${reason}`);
    }
  }
}

export const catalog = defineFeature('catalog', {
  handlers,
  start: (server): CatalogService => new CatalogService(server),
  // With the history of prices, because laws ask for the lowest of the last days whatever show it was in.
  carry: ({ catalog: { products } }) => {
    const along = onShelf(products);
    const leftOut = products.filter(({ archived }) => archived).map(({ title }) => title);
    return {
      events: along.length > 0 ? [newEvent('catalog.imported', { products: along })] : [],
      count: along.length,
      ...(leftOut.length > 0 ? { leftOut } : {}),
    };
  },
  react: (show, service): ShowPictures => service.openShow(show),
  queries: {},
});
