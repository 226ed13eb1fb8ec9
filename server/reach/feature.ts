import type { FastifyInstance } from 'fastify';
import { nanoid } from 'nanoid';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';
import type { NetworkReach, Reach } from '../../shared/reach/contract.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { mediaFeature } from '../media/feature.ts';
import type { MediaRoom } from '../media/media.ts';
import type { NatSearch } from '../media/nat/find-nat-address.ts';
import { isOwnMachine, originOf, portOf, speaksTls } from '../origin.ts';
import {
  defineFeature,
  type Feature,
  type Reactor,
  type ServerContext,
  type Service,
  type ShowContext,
} from '../show/feature.ts';
import { warnOfAddress } from './address-warning-text.ts';
import { AddressWatch } from './address-watch.ts';
import { checkName, checkOrigin, leadsHere } from './check-address.ts';
import { NetworkSwitch } from './network-switch.ts';
import { reachOf } from './reach-of.ts';

/** How often a certificate is looked at, which may expire during a show. */
const LOOK_EVERY_MS = 60_000;

/** Who reaches the server, and the switch that opens it to its network. */
export class ReachService implements Service {
  readonly #server: ServerContext;
  readonly #listeners = new Set<() => void>();
  #app: FastifyInstance | undefined;
  /** Undefined before the server listens, and where it was started for more than its own machine. */
  #network: NetworkSwitch | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** By which this server knows itself at an address. */
  readonly instance = nanoid();
  #address: AddressWatch | undefined;
  /** The address that a NAT in front has, where this server was found to answer there. */
  #found: string | undefined;
  #told = '';

  constructor(server: ServerContext) {
    this.#server = server;
  }

  get reach(): Reach {
    const { tls } = this.#server;
    const network = this.#network && this.#networkReach(this.#network);
    const certificate = tls?.warning;
    const address = this.#address?.warning ?? this.#stunWarning;
    return {
      ...reachOf(this.#server),
      ...(network ? { network } : {}),
      ...(certificate ? { certificate } : {}),
      ...(address ? { address } : {}),
    };
  }

  /** Calls the listener on every change; returns the function that removes it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the server to its network or closes it, where it listens to its own machine only. */
  async setNetwork(isOn: boolean): Promise<Reach> {
    await this.#network?.set(isOn);
    return this.reach;
  }

  routes(app: FastifyInstance): void {
    this.#app = app;
  }

  async listening(): Promise<void> {
    const { config, folder, logger, tls, ownOrigin } = this.#server;
    this.#watchAddress();
    void this.#announceFound();
    this.#looking = setInterval(() => this.#tell(), LOOK_EVERY_MS).unref();
    const isBehindProxy = config.publicUrl !== undefined || config.mediaHost !== config.host;
    if (!this.#app || !isOwnMachine(config.host) || isBehindProxy) return;
    this.#network = new NetworkSwitch({
      http: this.#app.server,
      port: portOf(ownOrigin),
      tls,
      openMedia: async addresses => this.#server.serviceOf(mediaFeature).media?.openTo(addresses),
      file: folder.reach,
      logger,
      onChange: () => this.#tell(),
    });
    await this.#network.restore();
  }

  async close(): Promise<void> {
    clearInterval(this.#looking);
    this.#address?.close();
    await this.#network?.close();
  }

  get #natSearch(): NatSearch {
    return this.#server.serviceOf(mediaFeature).natSearch;
  }

  get #stunWarning(): AddressWarning | undefined {
    const { unanswered } = this.#natSearch;
    return unanswered && { kind: 'no-stun', servers: [...unanswered] };
  }

  /** Looks at the names that somebody has given, in the settings, for others to come by. */
  #watchAddress(): void {
    const { config, logger, origin } = this.#server;
    const { announce, publicUrl } = config;
    if (this.#stunWarning) warnOfAddress(this.#stunWarning, logger);
    const told = publicUrl ?? (announce === undefined ? undefined : origin);
    if (told === undefined && announce === undefined) return;
    this.#address = new AddressWatch({
      check: async () =>
        (announce === undefined ? undefined : await checkName(announce)) ??
        (told === undefined ? undefined : await checkOrigin(told, this.instance)),
      warn: warning => warnOfAddress(warning, logger),
      onChange: () => this.#tell(),
    });
  }

  /** Pages are told by the address that was found for pictures where they come through there too. */
  async #announceFound(): Promise<void> {
    const { config, ownOrigin, origin } = this.#server;
    const { nat } = this.#natSearch;
    if (!nat || config.publicUrl !== undefined || origin === undefined) return;
    const found = originOf(nat.announced, portOf(ownOrigin), speaksTls(config));
    if (!(await leadsHere(found, this.instance))) return;
    this.#found = found;
    this.#tell();
  }

  #networkReach({ isOn, isUsed, problem }: NetworkSwitch): NetworkReach {
    const { ownOrigin, tls } = this.#server;
    const media = this.#server.serviceOf(mediaFeature).media?.ports ?? [];
    return {
      isOn,
      isUsed,
      ...(problem ? { problem } : {}),
      ports: { pages: portOf(ownOrigin), media },
      isSelfSigned: tls?.isSelfSigned ?? false,
    };
  }

  #tell(): void {
    this.#server.announceAt(this.#network?.origin ?? this.#found);
    const now = JSON.stringify(this.reach);
    if (now === this.#told) return;
    this.#told = now;
    for (const listener of this.#listeners) listener();
  }
}

/** Tells a show's crew who reaches its server, and whether the preview of the show was seen. */
class ShowReach implements Reactor {
  readonly #show: ShowContext;
  readonly #service: ReachService;
  #wasShown = false;
  readonly #stopListening: () => void;

  constructor(show: ShowContext, service: ReachService) {
    this.#show = show;
    this.#service = service;
    this.#stopListening = service.onChange(() => show.broadcaster.signal(this.#signal()));
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#signal(), ...this.#preview()] : [];
  }

  /** A page has shown the picture before the show. */
  shown(ticket: string): void {
    if (this.#wasShown || !this.#room?.mayPreview(ticket)) return;
    this.#wasShown = true;
    for (const signal of this.#preview()) this.#show.broadcaster.signal(signal);
  }

  close(): void {
    this.#stopListening();
  }

  get #room(): MediaRoom | undefined {
    return this.#show.reactorOf(mediaFeature).room;
  }

  #preview(): Signal[] {
    const ticket = this.#room?.previewTicket;
    if (ticket === undefined) return [];
    return [{ signal: 'reach.preview', data: { ticket, wasShown: this.#wasShown } }];
  }

  #signal(): Signal {
    return { signal: 'reach.changed', data: this.#service.reach };
  }
}

export const reach: Feature<'reach', ReachService, ShowReach> = defineFeature('reach', {
  handlers: {},
  start: server => new ReachService(server),
  react: (show, service) => new ShowReach(show, service),
  queries: {
    'reach.network': ({ isOn }, { service }) => service.setNetwork(isOn),
    'reach.shown': ({ ticket }, { reactor }) => {
      reactor.shown(ticket);
      return {};
    },
  },
});
