import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { DealQueryName } from '../shared/deals/protocol.ts';
import { CommandError, type ErrorCode } from '../shared/errors.ts';
import type { MediaQueryName, mediaQueries } from '../shared/media.ts';
import {
  type Command,
  commands,
  type JoinResult,
  join,
  MAX_FRAME_BYTES,
  Request,
  type RequestData,
  type RequestName,
  requests,
} from '../shared/protocol.ts';
import type { RecordingQueryName } from '../shared/recording.ts';
import { type Actor, type Viewpoint, viewpointOf } from '../shared/roles.ts';
import type { Member } from './audience.ts';
import { limit } from './limits.ts';
import type { MediaPeer } from './media/media.ts';
import type { OpenShow, Shows } from './shows.ts';

/** A client that doesn't read for this long's worth of frames is cut off; it comes back by resuming. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;
/** Longest delay that a Node timer can hold. */
const MAX_TIMER_MS = 2 ** 31 - 1;

interface Joined {
  readonly open: OpenShow;
  readonly member: Member;
  readonly media: MediaPeer | undefined;
}

/** One socket: parses every frame, checks the role, hands it to the show and answers. */
export class Connection {
  readonly #id = nanoid();
  readonly #socket: WebSocket;
  readonly #shows: Shows;
  readonly #log: Logger;
  #joined: Joined | undefined;
  #expiry: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, shows: Shows, log: Logger) {
    this.#socket = socket;
    this.#shows = shows;
    this.#log = log;
    socket.on('message', (raw, isBinary) => void this.#receive(raw as Buffer, isBinary));
    socket.on('close', () => this.#leave());
    socket.on('error', error => log.debug({ err: error }, 'A socket failed.'));
  }

  async #receive(raw: Buffer, isBinary: boolean): Promise<void> {
    let id = '';
    try {
      const request = parseRequest(raw, isBinary);
      id = request.id;
      const data = await this.#answer(request);
      this.#send(JSON.stringify({ re: id, ok: true, data }));
    } catch (error) {
      this.#send(JSON.stringify({ re: id, ok: false, error: this.#toCommandError(error).toWire() }));
    }
  }

  async #answer(request: Request): Promise<unknown> {
    if (request.name === 'show.join') return this.#join(request);
    if (!this.#joined) throw new CommandError('not-joined', 'The first request must be show.join.');
    if (!Object.hasOwn(requests, request.name)) {
      throw new CommandError('unknown-name', `There is no command or query named "${request.name}".`);
    }
    const name = request.name as RequestName;
    const { actor } = this.#joined.member;
    if (!requests[name].roles.includes(actor.role)) {
      throw new CommandError('forbidden', `A ${actor.role} may not send ${name}.`);
    }
    const data = parseData(requests[name].data, request.data);
    await limit(this.#id, actor, name);
    if (name in commands)
      return this.#command(this.#joined.open, actor, request.id, { name, data } as Command);
    return this.#query(this.#joined, name, data);
  }

  async #command(open: OpenShow, actor: Actor, id: string, command: Command): Promise<unknown> {
    const result = await open.show.submit(actor, id, this.#shows.sealed(open, command));
    if (command.name !== 'team.invite') return result;
    const { invite } = result as {
      invite: { id: string; name: string; expiresAt: number } & Pick<Actor, 'role' | 'brand'>;
    };
    return { invite, token: await this.#shows.signInvite(open.show.slug, invite) };
  }

  async #query(joined: Joined, name: RequestName, data: unknown): Promise<unknown> {
    if (name === 'time.now') return { now: Date.now() };
    if (name === 'chat.react') {
      joined.open.show.audience.react(
        (data as { kind: Parameters<typeof joined.open.show.audience.react>[0] }).kind,
      );
      return {};
    }
    if (name === 'offer.seen') {
      joined.open.impressions.saw(joined.member.actor, (data as RequestData<'offer.seen'>).pinIds);
      return {};
    }
    if (name === 'ingest.address') return this.#shows.ingestAddress(joined.open.show.slug);
    if (name === 'restream.retry') {
      joined.open.restream?.retry((data as RequestData<'restream.retry'>).destinationId);
      return {};
    }
    if (name.startsWith('deal.'))
      return this.#shows.answerDeal(joined.open, joined.member.actor, name as DealQueryName, data);
    if (name.startsWith('recording.'))
      return this.#shows.answerRecording(joined.open, name as RecordingQueryName, data);
    if (!joined.media)
      throw new CommandError('no-media', 'This server has no media worker; chat and offers work without.');
    return joined.media.handle(
      name as MediaQueryName,
      data as z.infer<(typeof mediaQueries)[MediaQueryName]['data']>,
    );
  }

  /** Checks who is there, and in one go adds them to the show and takes what they missed, so that nothing falls between. */
  async #join(request: Request): Promise<JoinResult> {
    if (this.#joined) throw new CommandError('already-done', 'This connection has joined already.');
    const data = parseData(join.data, request.data);
    const open = await this.#shows.find(data.show);
    const { actor, expiresAt, token } = await this.#shows.admit(open.show, data.token);
    if (this.#socket.readyState !== this.#socket.OPEN)
      throw new CommandError('not-joined', 'The connection is gone.');
    const viewpoint = viewpointOf(actor);
    this.#joined = {
      open,
      member: this.#memberOf(actor, viewpoint),
      media: open.media?.openPeer(actor.id),
    };
    this.#expiry = setTimeout(() => this.#dismiss('expired'), Math.min(expiresAt - Date.now(), MAX_TIMER_MS));
    open.show.audience.add(this.#joined.member);
    for (const signal of open.deals.latest(actor.id)) this.#send(JSON.stringify(signal));
    if (viewpoint.kind === 'crew') {
      const outside = [open.ingest, open.restream].flatMap(each => each?.latest() ?? []);
      const known = [
        ...open.intelligence.latest(),
        ...outside,
        open.recordings.latest(),
        open.impressions.latest(),
        open.pictures.latest(),
      ];
      for (const signal of known) this.#send(JSON.stringify(signal));
    }
    const media = open.media?.welcome();
    return {
      you: actor,
      ...(token ? { token } : {}),
      logId: open.show.logId,
      now: Date.now(),
      watching: open.show.audience.watching,
      ...(this.#shows.origin ? { origin: this.#shows.origin } : {}),
      ...open.show.since(viewpoint, data.since),
      ...(media ? { media } : {}),
    };
  }

  #memberOf(actor: Actor, viewpoint: Viewpoint): Member {
    return { actor, viewpoint, send: frame => this.#send(frame), dismiss: code => this.#dismiss(code) };
  }

  #send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) this.#socket.terminate();
    else this.#socket.send(frame);
  }

  #dismiss(code: ErrorCode): void {
    this.#send(JSON.stringify({ signal: 'show.closed', data: { code } }));
    this.#socket.close(1008, code);
    this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#expiry);
    this.#joined?.media?.close();
    this.#joined?.open.show.audience.remove(this.#joined.member);
    this.#joined = undefined;
  }

  #toCommandError(error: unknown): CommandError {
    if (error instanceof CommandError) return error;
    this.#log.error({ err: error }, 'A request failed by a fault of the server.');
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
