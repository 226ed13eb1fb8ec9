import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface TwitchLine {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly text: string;
}

/** What a tag's value may not hold as it is (https://ircv3.net/specs/extensions/message-tags#escaping-values). */
const escapeTag = (value: string): string =>
  value.replace(
    /[\\; \r\n]/g,
    found => ({ ';': '\\:', ' ': '\\s', '\\': '\\\\', '\r': '\\r' })[found] ?? '\\n',
  );

/**
 * A chat server that speaks as Twitch's does (https://dev.twitch.tv/docs/chat/irc/): it acknowledges capabilities and
 * the nick of a reader without an account, and answers nothing to a join of a channel that it doesn't know.
 */
export class TwitchChat {
  readonly #server: WebSocketServer;
  readonly #channels: ReadonlySet<string>;
  readonly #readers = new Map<WebSocket, string>();
  readonly #waiting: (() => void)[] = [];
  /** Everything that readers sent. */
  readonly received: string[] = [];

  private constructor(server: WebSocketServer, channels: readonly string[]) {
    this.#server = server;
    this.#channels = new Set(channels);
    server.on('connection', socket => {
      socket.on('message', data => this.#take(socket, String(data)));
      socket.on('close', () => this.#readers.delete(socket));
    });
  }

  /** Starts one with these channels; on the port of an earlier one where it is given. */
  static async start(channels: readonly string[], port = 0): Promise<TwitchChat> {
    const server = new WebSocketServer({ host: '127.0.0.1', port });
    await once(server, 'listening');
    return new TwitchChat(server, channels);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get address(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Resolves once somebody has joined a channel, now or later. */
  async joined(): Promise<void> {
    if (this.#readers.size === 0) await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  /** Says lines in one frame, as Twitch does in a rush. */
  say(channel: string, ...lines: readonly TwitchLine[]): void {
    this.send(
      channel,
      ...lines.map(({ id, userId, name, text }) => {
        const nick = `user${userId}`;
        const tags = `@badge-info=;display-name=${escapeTag(name)};id=${id};user-id=${userId}`;
        return `${tags} :${nick}!${nick}@${nick}.tmi.twitch.tv PRIVMSG #${channel} :${text}`;
      }),
    );
  }

  /** Sends lines as they are to all who read a channel. */
  send(channel: string, ...lines: readonly string[]): void {
    for (const [socket, joined] of this.#readers)
      if (joined === channel) socket.send(`${lines.join('\r\n')}\r\n`);
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(socket: WebSocket, frame: string): void {
    for (const line of frame.split('\r\n')) {
      this.received.push(line);
      const [command, argument = ''] = line.split(' ');
      if (command === 'CAP') socket.send(':tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands\r\n');
      if (command === 'NICK')
        socket.send(
          `:tmi.twitch.tv 001 ${argument} :Welcome, GLHF!\r\n:tmi.twitch.tv 376 ${argument} :>\r\n`,
        );
      if (command === 'JOIN') this.#join(socket, argument.slice(1));
    }
  }

  #join(socket: WebSocket, channel: string): void {
    if (!this.#channels.has(channel)) return;
    this.#readers.set(socket, channel);
    socket.send(`:justinfan1!justinfan1@justinfan1.tmi.twitch.tv JOIN #${channel}\r\n`);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
