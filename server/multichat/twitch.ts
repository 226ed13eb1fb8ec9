import { WebSocket } from 'ws';
import type { ChatAdapter, ChatConnection, ChatListener, ConnectionState } from './adapter.ts';
import { readTwitchMessage } from './twitch-message.ts';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 60_000;
/** Twitch says nothing where there is no channel of the name, so its silence has to be the answer. */
const JOIN_WITHIN_MS = 15_000;
/** Twitch asks for a sign of life about every five minutes; a line that is silent for longer is dead. */
const SILENT_AFTER_MS = 6 * 60_000;
const MAX_FRAME_BYTES = 256 * 1024;

/**
 * One channel's chat, read without an account (https://dev.twitch.tv/docs/chat/irc/), and read again whenever the
 * connection breaks off.
 */
class TwitchConnection implements ChatConnection {
  readonly #address: string;
  readonly #channel: string;
  readonly #listener: ChatListener;
  #socket: WebSocket | undefined;
  #state: ConnectionState = { kind: 'connecting' };
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;

  constructor(address: string, channel: string, listener: ChatListener) {
    this.#address = address;
    this.#channel = channel;
    this.#listener = listener;
    this.#open();
  }

  retryNow(): void {
    if (this.#state.kind === 'retrying' || this.#state.kind === 'failed') this.#open();
  }

  close(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.removeAllListeners();
    // An error of a socket that is given up concerns nobody any more, but without a listener it would end the process.
    socket?.on('error', () => {});
    socket?.terminate();
  }

  #open(): void {
    this.close();
    this.#set({ kind: 'connecting' });
    const socket = new WebSocket(this.#address, {
      handshakeTimeout: JOIN_WITHIN_MS,
      maxPayload: MAX_FRAME_BYTES,
    });
    this.#socket = socket;
    socket.on('open', () => this.#join(socket));
    socket.on('message', data => this.#read(socket, String(data)));
    socket.on('error', () => {});
    socket.on('close', () => this.#retry());
  }

  #join(socket: WebSocket): void {
    socket.send('CAP REQ :twitch.tv/tags twitch.tv/commands');
    socket.send(`NICK justinfan${Math.floor(10_000 + Math.random() * 80_000)}`);
    socket.send(`JOIN #${this.#channel}`);
    this.#after(JOIN_WITHIN_MS, () => this.#giveUp());
  }

  #read(socket: WebSocket, frame: string): void {
    if (this.#state.kind === 'reading') this.#after(SILENT_AFTER_MS, () => socket.terminate());
    for (const raw of frame.split('\r\n')) {
      if (raw && this.#socket === socket) this.#take(socket, raw);
    }
  }

  #take(socket: WebSocket, raw: string): void {
    const message = readTwitchMessage(raw);
    switch (message.kind) {
      case 'line':
        this.#listener.onLine(message.line);
        break;
      case 'retracted':
        this.#listener.onRetracted(message.of, message.id);
        break;
      case 'ping':
        socket.send(message.answer);
        break;
      case 'joined':
        this.#attempt = 0;
        this.#set({ kind: 'reading' });
        this.#after(SILENT_AFTER_MS, () => socket.terminate());
        break;
      case 'closed-channel':
        this.#giveUp();
        break;
      case 'reconnect':
        this.#open();
        break;
      case 'other':
        break;
    }
  }

  #retry(): void {
    this.#socket = undefined;
    const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#attempt++);
    this.#set({ kind: 'retrying', code: 'unreachable' });
    this.#after(delay, () => this.#open());
  }

  #giveUp(): void {
    this.close();
    this.#set({ kind: 'failed', code: 'no-channel' });
  }

  #after(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
    this.#timer.unref();
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    this.#listener.onState(state);
  }
}

/** Reads channels of Twitch; `address` is that of its chat server. */
export function twitchAdapter(address: string): ChatAdapter {
  return { connect: (channel, listener) => new TwitchConnection(address, channel, listener) };
}
