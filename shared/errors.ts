import { z } from 'zod';

/**
 * Every reason for which the server turns something down. A program acts on the code; a person reads the text that
 * their own language has for it; `message` is the English one, for logs and for clients that are not ours.
 */
export const ErrorCode = z.enum([
  'bad-frame', // not JSON, or not of the form of a request
  'too-large', // over the frame's size limit
  'unknown-name', // no command or query of that name
  'bad-data', // the data has not the shape of its name
  'bad-token', // the invite is not one of this server's
  'expired', // the invite has run out
  'revoked', // the host took the invite back
  'outdated', // the page is of another protocol version than the server; it reloads
  'not-joined', // the connection has joined no show yet
  'forbidden', // the role may not do this
  'rate-limited', // too many in too short a time
  'muted', // the person may not chat now
  'mode', // a mode of the chat keeps the line back; `mode` says which, `until` when it may be written
  'warned', // the person has yet to acknowledge a warning
  'banned', // the person may not watch
  'bad-name', // a name that nobody can read or that is too long; `fault` says which
  'name-taken', // somebody else has a name that looks like it
  'protected', // a host, one of the crew or oneself, who can't be acted on so
  'changed-meanwhile', // another moderator has acted on the person; `until` or `standing` says what holds now
  'bad-rule', // a rule that can't be read or would find everything; `fault` says which, `what` and `at` more of it
  'rule-refused', // a rule of the chat takes no such message; `rule` is its kind
  'not-found', // what the command names does not exist (any more)
  'already-done', // the thing is already so: pinned, live, ended
  'ended', // the show is over for good; what comes next is another show
  'is-live', // it can't be done to a show that viewers are watching
  'deleted', // the host has deleted the show, with all that belonged to it
  'archived', // the product is off the shelf until it is brought back
  'pinned', // the product is on viewers' screens, so it can't go
  'in-deal', // the product is in a running deal, or units of it are held, so it can't go
  'pins-full', // three offers are on screen already
  'sold-out', // nothing of it is left; for a deal `waiting` says how many stand in the line
  'limit-reached', // the buyer has as many of it as one may have, or has tried too often
  'browser-limit', // the same browser has as many of it already as one buyer may have, under another name
  'network-limit', // the network address has as many of it as may go to one; `limit` says how many
  'new-here', // the deal is for those who were in the show before it started
  'no-purchase', // the deal is for those who have bought in the show before
  'not-open', // the deal has not started, is counting down, or is over
  'line-full', // as many wait for it as could ever get one
  'bid-too-low', // `least` says what the next bid must be, in minor units
  'too-many-bids', // one person has made as many bids as they may in an auction
  'bid-final', // too late: the bid, or an auction's first one, can't be taken back any more
  'not-held', // the claim is not held any more: given back, run out, or never there
  'already-paid', // the order is paid; `by` names who marked it by hand, where it was not the shop
  'released', // the order was given back, cancelled or released, so there is nothing to pay for
  'ran-out', // the order's time to pay is over
  'not-ended', // the show or its recording still goes on
  'no-buy-link', // the product leads to no shop, so what is held of it can't be paid; `productId` names it
  'shop-failed', // a connected shop did not do what it was asked; `fault` says why, `detail` what exactly
  'blocked', // the deal guard or a clash keeps the deal from being accepted or started; `rules` names them
  'needs-approval', // the discount is so deep that a second person has to approve it
  'wrong-offset', // a piece of a recording is not the one that comes next; `size` says what the file has
  'id-reused', // the command id was used for something else
  'elsewhere', // another studio sends the show's picture
  'no-media', // no picture: the media worker is missing or restarting
  'storage', // the log could not be written; nothing was changed
  'internal', // a fault of ours, logged on the server
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const WireError = z.object({
  code: ErrorCode,
  message: z.string(),
  /** Values that the sentence needs, such as `until` or `limit`. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type WireError = z.infer<typeof WireError>;

/** A command that was turned down: thrown on the server, and again in the client that sent it. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: WireError['params'];

  constructor(code: ErrorCode, message: string, params?: WireError['params']) {
    // To be turned down is no fault to be traced, and in a rush it is most answers: taking the stack down would cost
    // more than the decision. Engines without this limit take no notice of it.
    const traces = Error as { stackTraceLimit?: number | undefined };
    const limit = traces.stackTraceLimit;
    traces.stackTraceLimit = 0;
    super(message);
    traces.stackTraceLimit = limit;
    this.name = 'CommandError';
    this.code = code;
    this.params = params;
  }

  toWire(): WireError {
    return { code: this.code, message: this.message, ...(this.params ? { params: this.params } : {}) };
  }
}
