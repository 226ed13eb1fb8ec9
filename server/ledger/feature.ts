import type { FastifyInstance } from 'fastify';
import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { SignedUrls } from '../recording/signed-urls.ts';
import { SecretCipher } from '../secret-cipher.ts';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import { ledgerPath, ledgerRoutes } from './routes.ts';
import { ShowLedger, type Signing } from './show-ledger.ts';
import { digestTexts } from './texts.ts';

/** A long show's log is read once for its first signature. */
const SIGN_WITHIN_MS = 120_000;

/** The ledgers of all shows, and the addresses of their files. */
class LedgerService implements Service {
  readonly #server: ServerContext;
  readonly #urls: SignedUrls;
  readonly #cipher: SecretCipher;

  constructor(server: ServerContext) {
    this.#server = server;
    this.#urls = new SignedUrls(server.folder.secret);
    this.#cipher = new SecretCipher(server.folder.secret, 'vitrine ledger keys');
  }

  routes(app: FastifyInstance): void {
    app.register(ledgerRoutes, {
      server: this.#server,
      urls: this.#urls,
      ledgerOf: (show: ShowContext) => show.reactorOf(ledger),
    });
  }

  openShow(show: ShowContext): ShowLedger {
    return new ShowLedger(show, this.#cipher);
  }

  addressOf(slug: string): Promise<string> {
    return this.#urls.sign(ledgerPath(slug), this.#server.clock.now());
  }
}

/** Who did what and when, in a chain of digests that can be checked without this server ([adr/0031](../../docs/adr/0031-the-ledger.md)). */
export const ledger = defineFeature('ledger', {
  handlers: {
    'ledger.sign': ({ ledger: { key: known, heads } }, _data, { prepared: { key, signed } }) => ({
      events: [
        ...(key && !known ? [newEvent('ledger.keyed', { key })] : []),
        ...(signed && signed.head.number === heads.length + 1 ? [newEvent('ledger.signed', { signed })] : []),
      ],
      result: {},
    }),
  },
  policy: digestTexts,
  start: (server): LedgerService => new LedgerService(server),
  react: (show, service): ShowLedger => service.openShow(show),
  queries: {
    'ledger.recent': async ({ after }, { reactor, member }) => ({
      rows: await reactor.recent(after, member.viewpoint),
    }),
    'ledger.address': async (_data, { show, service }) => ({ address: await service.addressOf(show.slug) }),
  },
  prepare: {
    'ledger.sign': {
      prepare: (_data, { reactor }): Promise<Signing> => reactor.sign(),
      withinMs: SIGN_WITHIN_MS,
      otherwise: (): Signing => {
        throw new CommandError('storage', 'The log is being read slowly; the ledger is signed later.');
      },
    },
  },
});
