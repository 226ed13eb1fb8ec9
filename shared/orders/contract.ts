import { z } from 'zod';
import { DealId } from '../deals/terms.ts';
import { Id } from '../id.ts';
import type { Role } from '../roles.ts';
import type { Contract } from '../show/contract.ts';
import { Order } from './order.ts';

/** Who sells: a host all of the show's deals, and a brand rep their brand's where the host allows it. */
const SELLERS: readonly Role[] = ['host', 'brand'];

const order = { roles: SELLERS, data: z.strictObject({ dealId: DealId, claimId: Id }), result: z.object({}) };

export const orders = {
  commands: {
    /** Money came another way than through the shop, or the shop can't tell of it. */
    'order.markPaid': order,
    /** Gives what is held, or a place in the line, to who comes next. */
    'order.release': order,
  },
  queries: {
    /** The orders of a brand's deals; the crew has the claims of all deals in its state. */
    'order.list': {
      roles: ['brand'] as readonly Role[],
      data: z.strictObject({}),
      result: z.object({ orders: z.array(Order) }),
    },
  },
  events: {},
  signals: {},
} as const satisfies Contract;
