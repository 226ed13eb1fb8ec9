import { z } from 'zod';
import { event, toCrew, toCrewWith } from '../show/contract.ts';
import { Connection, Link, PayBack, ShopCheckout } from './connection.ts';

/** A connection as pages may know it: without its credentials. */
export const openConnection = ({ sealed: _secret, ...connection }: Connection): Connection => connection;

/** What the server alone has to know. */
const toNobody = (): undefined => undefined;

export const shopEvents = {
  'shop.connected': event(
    z.object({ connection: Connection }),
    ({ connection }, { kind }) => (kind === 'crew' ? { connection: openConnection(connection) } : undefined),
    { ledger: ({ connection }) => ({ data: { connection: openConnection(connection) } }) },
  ),
  'shop.disconnected': event(z.object({ connectionId: z.string() }), toCrew, { ledger: true }),
  /** What a shop is known to have from now on. */
  'shop.known': event(z.object({ links: z.array(Link) }), toNobody, { ledger: false }),
  'shop.checkoutOpened': event(z.object({ checkout: ShopCheckout }), toNobody, { ledger: false }),
  'shop.checkoutClosed': event(z.object({ claimId: z.string() }), toNobody, { ledger: false }),
  'shop.payBackDue': event(z.object({ payBack: PayBack }), toCrewWith('orders'), { ledger: true }),
  'shop.payBackDone': event(z.object({ claimId: z.string(), order: z.string() }), toCrewWith('orders'), {
    ledger: true,
  }),
} as const;
