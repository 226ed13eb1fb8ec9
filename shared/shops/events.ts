import { z } from 'zod';
import { event, toCrew, toCrewWith } from '../show/contract.ts';
import { Connection, Link, PayBack, ShopCheckout } from './connection.ts';

/** A connection as pages may know it: without its credentials. */
export const openConnection = ({ sealed: _secret, ...connection }: Connection): Connection => connection;

/** What the server alone has to know. */
const toNobody = (): undefined => undefined;

export const shopEvents = {
  'shop.connected': event(z.object({ connection: Connection }), ({ connection }, { kind }) =>
    kind === 'crew' ? { connection: openConnection(connection) } : undefined,
  ),
  'shop.disconnected': event(z.object({ connectionId: z.string() }), toCrew),
  /** What a shop is known to have from now on. */
  'shop.known': event(z.object({ links: z.array(Link) }), toNobody),
  'shop.checkoutOpened': event(z.object({ checkout: ShopCheckout }), toNobody),
  'shop.checkoutClosed': event(z.object({ claimId: z.string() }), toNobody),
  'shop.payBackDue': event(z.object({ payBack: PayBack }), toCrewWith('orders')),
  'shop.payBackDone': event(z.object({ claimId: z.string(), order: z.string() }), toCrewWith('orders')),
} as const;
