import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { z } from 'zod';
import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import {
  type CommandName,
  commands,
  type JoinResult,
  join,
  MAX_FRAME_BYTES,
  PROTOCOL_VERSION,
  type QueryName,
  Request,
  type RequestName,
  requestDefinition,
  requests,
} from '../../shared/show/protocol.ts';
import type { BurstLog } from '../burst-log.ts';
import { type Link, type LinkListener, type Peer, POLICY_VIOLATION } from './broadcast/link.ts';
import type { Member } from './broadcaster.ts';
import { type Client, NO_CLIENT } from './client.ts';
import type { ShowContext } from './feature.ts';
import { stringifyKept } from './json-pieces.ts';
import { limit } from './limits.ts';
import type { OpenShow } from './open-show.ts';
import { MAX_TIMER_MS } from './time/clock.ts';

/** A socket that hasn't joined a show by then is none of our pages. */
const JOIN_WITHIN_MS = 15_000;
/** What is logged of what is refused; everything else is a page's or a person's everyday. */
const WORTH_A_RECORD = new Map<ErrorCode, string>([
  ['bad-token', 'Tokens were refused.'],
  ['expired', 'Tokens were refused.'],
  ['revoked', 'Tokens were refused.'],
  ['rate-limited', 'Requests were refused: too many.'],
]);

/** Who a token stands for, until when (milliseconds), and the token that was made for somebody new. */
export interface Admitted {
  readonly actor: Actor;
  readonly expiresAt: number;
  readonly token?: string;
  readonly client?: Client;
}

export interface ConnectionOptions {
  readonly link: Link;
  readonly find: (slug: string) => Promise<OpenShow>;
  /** Lets somebody into a show by their token, or as somebody new. Refuses with a CommandError. */
  readonly admit: (show: ShowContext, token: string | undefined, peer: Peer) => Promise<Admitted>;
  /** Address at which other machines reach this server; undefined where none do. */
  readonly origin: () => string | undefined;
  readonly logger: Logger;
  readonly bursts?: BurstLog;
}

/** One connection: parses every frame, checks the role, hands it to the show and answers. */
export class Connection implements LinkListener {
  readonly #id = nanoid();
  readonly #options: ConnectionOptions;
  #open: OpenShow | undefined;
  #member: Member | undefined;
  #client = NO_CLIENT;
  #isJoining = false;
  #expiry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#expiry = setTimeout(
      () => options.link.close(POLICY_VIOLATION, 'join a show first'),
      JOIN_WITHIN_MS,
    );
  }

  onMessage(data: Buffer, isBinary: boolean): void {
    void this.#receive(data, isBinary);
  }

  onClose(): void {
    this.#isClosed = true;
    this.#leave();
  }

  async #receive(raw: Buffer, isBinary: boolean): Promise<void> {
    let id = '';
    try {
      const request = parseRequest(raw, isBinary);
      id = request.id;
      if (request.name === 'show.join') return await this.#join(request);
      this.#reply(id, await this.#answer(request));
    } catch (error) {
      this.#send(JSON.stringify({ re: id, ok: false, error: this.#toCommandError(error).toWire() }));
    }
  }

  #leave(): void {
    clearTimeout(this.#expiry);
    if (this.#member) this.#open?.leave(this.#member);
    this.#member = undefined;
  }

  async #answer(request: Request): Promise<unknown> {
    if (!this.#open || !this.#member)
      throw new CommandError('not-joined', 'The first request must be show.join.');
    if (!Object.hasOwn(requests, request.name)) {
      throw new CommandError('unknown-name', `There is no command or query named "${request.name}".`);
    }
    const name = request.name as RequestName;
    const { actor } = this.#member;
    const { roles, data: schema } = requestDefinition(name);
    if (!roles.includes(actor.role))
      throw new CommandError('forbidden', `A ${actor.role} may not send ${name}.`);
    const data = parseData(schema, request.data);
    await limit({ id: this.#id, address: this.#options.link.address }, actor, name);
    if (name === 'time.now') return { now: this.#open.clock.now() };
    if (Object.hasOwn(commands, name))
      return this.#open.submitFor(actor, request.id, name as CommandName, data, this.#client);
    return this.#open.answer(this.#member, name as QueryName, data);
  }

  async #join(request: Request): Promise<void> {
    if (this.#member || this.#isJoining)
      throw new CommandError('already-done', 'This connection has joined already.');
    this.#isJoining = true;
    try {
      await this.#enter(request);
    } finally {
      this.#isJoining = false;
    }
  }

  /**
   * Checks who is there, and in one go answers with what they missed and adds them to the show: an event between the two
   * would reach the page before the state that lacks it, and be lost.
   */
  async #enter(request: Request): Promise<void> {
    const { protocol } = z.looseObject({ protocol: z.number().optional() }).parse(request.data ?? {});
    if (protocol !== PROTOCOL_VERSION)
      throw new CommandError('outdated', 'This page is of another version than the server; load it again.');
    const data = parseData(join.data, request.data);
    const { find, admit, link, origin } = this.#options;
    let open = await find(data.show);
    const { actor, expiresAt, token, client = NO_CLIENT } = await admit(open, data.token, link);
    // It may have been put away meanwhile; it opens again by itself.
    while (open.isClosed) open = await find(data.show);
    if (this.#isClosed) throw new CommandError('not-joined', 'The connection is gone.');
    const viewpoint = open.viewpointOf(actor);
    const member: Member = { actor, viewpoint, link, client };
    this.#open = open;
    this.#member = member;
    this.#client = client;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => this.#dismiss('expired'), Math.min(expiresAt - Date.now(), MAX_TIMER_MS));
    open.join(member);
    const address = origin();
    const welcome: JoinResult = {
      you: actor,
      ...(token ? { token } : {}),
      logId: open.logId,
      now: open.clock.now(),
      ...(address ? { origin: address } : {}),
      ...open.since(viewpoint, data.since),
      signals: open.signalsFor(viewpoint),
    };
    // Much of it is the same for all who join at this time.
    this.#send(stringifyKept({ re: request.id, ok: true, data: welcome }));
  }

  #reply(id: string, data: unknown): void {
    this.#send(JSON.stringify({ re: id, ok: true, data }));
  }

  #send(frame: string): void {
    if (!this.#isClosed) this.#options.link.send(frame, 'state');
  }

  /** Ends the connection for good, and tells its page why. */
  #dismiss(code: ErrorCode): void {
    if (this.#member) this.#open?.broadcaster.dismissMember(this.#member, code);
  }

  #toCommandError(error: unknown): CommandError {
    if (error instanceof CommandError) {
      const what = WORTH_A_RECORD.get(error.code);
      if (what) this.#options.bursts?.note(what, this.#options.link.address, { err: error });
      return error;
    }
    this.#options.logger.error({ err: error }, 'A request failed by an error of the server.');
    return new CommandError('internal', 'Something went wrong on the server; it was written to its log.');
  }
}

function parseRequest(raw: Buffer, isBinary: boolean): Request {
  if (raw.byteLength > MAX_FRAME_BYTES) {
    const text = `A frame may have at most ${MAX_FRAME_BYTES} bytes; this one has ${raw.byteLength}.`;
    throw new CommandError('too-large', text, { limit: MAX_FRAME_BYTES });
  }
  let value: unknown;
  try {
    if (!isBinary) value = JSON.parse(raw.toString('utf8'));
  } catch {
    throw new CommandError('bad-frame', 'A frame must be JSON text.');
  }
  const request = Request.safeParse(value);
  if (!request.success)
    throw new CommandError('bad-frame', 'A frame must be {"id", "name", "data"} as JSON text.');
  return request.data;
}

function parseData<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CommandError('bad-data', `The data doesn't fit: ${z.prettifyError(parsed.error)}`, { field });
}
