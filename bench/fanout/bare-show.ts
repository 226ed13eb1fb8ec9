// A show of nothing but the broadcast, in place of the real server: no log, no roles. node bare-show.ts [LINES-PER-SECOND]
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nanoid } from 'nanoid';
import { pino } from 'pino';
import { AddressLimits } from '../../server/edge/address-limits.ts';
import { clientAddressOf } from '../../server/edge/client-address.ts';
import { SocketServer } from '../../server/edge/socket-server.ts';
import { Broadcaster } from '../../server/show/broadcast/broadcaster.ts';
import type { Link, LinkListener } from '../../server/show/broadcast/link.ts';
import type { Member } from '../../server/show/broadcast/members.ts';
import { viewpointOf } from '../../shared/roles.ts';
import { pinnedEvent, postedEvent } from './line.ts';

const broadcaster = new Broadcaster({ linesPerSecond: Number(process.argv[2] ?? Number.POSITIVE_INFINITY) });

class BareConnection implements LinkListener {
  readonly #link: Link;
  #member: Member | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  onMessage(data: Buffer): void {
    const {
      id,
      name,
      data: body,
    } = JSON.parse(data.toString()) as { id: string; name: string; data: { text?: string } };
    if (name === 'show.join') {
      this.#join(id);
      return;
    }
    if (name === 'chat.post') this.#post(body.text ?? '');
    else if (name === 'offer.pin') {
      const event = JSON.stringify(pinnedEvent());
      broadcaster.broadcast('urgent', () => event);
    }
    this.#link.send(JSON.stringify({ re: id, ok: true, data: {} }), 'state');
  }

  onClose(): void {
    if (this.#member) broadcaster.remove(this.#member);
  }

  #join(id: string): void {
    const actor = { id: nanoid(16), name: 'Guest 1234', role: 'viewer' } as const;
    this.#member = { actor, viewpoint: viewpointOf(actor), link: this.#link };
    this.#link.send(JSON.stringify({ re: id, ok: true, data: { you: actor } }), 'state');
    broadcaster.add(this.#member);
  }

  #post(text: string): void {
    const by = this.#member?.actor.id ?? '';
    const event = JSON.stringify(postedEvent(by, text));
    broadcaster.talk({ by, frameFor: () => event });
  }
}

const logger = pino({ level: 'warn' }, pino.destination(2));
const server = createServer();
const { LOCAL_SOCKETS, EDGES } = process.env;
new SocketServer({
  path: '/socket',
  limits: new AddressLimits(),
  clientAddress: clientAddressOf(false),
  connect: link => new BareConnection(link),
  logger,
  ...(LOCAL_SOCKETS ? { localSockets: Number(LOCAL_SOCKETS) } : {}),
  ...(EDGES ? { edges: Number(EDGES) } : {}),
}).attach(server);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit());
