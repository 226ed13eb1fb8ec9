import { isIP } from 'node:net';
import type { types } from 'mediasoup';
import { openPort } from './open-port.ts';

const LOOPBACK = '127.0.0.1';

/** Media on further addresses of this machine, opened while the worker runs. */
export class NetworkServer {
  readonly webRtcServer: types.WebRtcServer;
  readonly #addresses: readonly string[];
  readonly #transports = new Set<types.WebRtcTransport>();
  #isClosing = false;

  /**
   * Opens a worker to these addresses, at the port that it has on its own machine. Whoever is on this machine may get a
   * transport here too, and reaches it by the loopback at another port. Rejects with mediasoup's error where a port is
   * taken.
   */
  static async open(
    worker: types.Worker,
    port: number,
    addresses: readonly string[],
  ): Promise<NetworkServer> {
    const infos = [...addresses.map(ip => ({ ip, port })), { ip: LOOPBACK, port: 0 }].flatMap(info =>
      (['udp', 'tcp'] as const).map(protocol => ({
        protocol,
        ...info,
        ...(isIP(info.ip) === 6 ? { flags: { ipv6Only: true } } : {}),
      })),
    );
    return new NetworkServer(await openPort(worker, infos), addresses);
  }

  private constructor(webRtcServer: types.WebRtcServer, addresses: readonly string[]) {
    this.webRtcServer = webRtcServer;
    this.#addresses = addresses;
    webRtcServer.observer.on('webrtctransporthandled', transport => this.#transports.add(transport));
    webRtcServer.observer.on('webrtctransportunhandled', transport => {
      this.#transports.delete(transport);
      this.#closeWhenEmpty();
    });
  }

  /**
   * Ends what goes over the network. What stays on this machine goes on until it ends by itself, unless one of the
   * addresses is needed again, whose port it would hold.
   */
  close(needed: readonly string[]): void {
    this.#isClosing = true;
    const isNeeded = needed.some(address => this.#addresses.includes(address));
    for (const transport of this.#transports)
      if (isNeeded || transport.iceSelectedTuple?.localAddress !== LOOPBACK) transport.close();
    this.#closeWhenEmpty();
  }

  #closeWhenEmpty(): void {
    if (this.#isClosing && this.#transports.size === 0) this.webRtcServer.close();
  }
}
