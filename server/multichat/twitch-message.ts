import { type Message, parseMessage } from 'ircv3';
import { SourceLine } from '../../shared/multichat/contract.ts';

/** What one line of Twitch's chat server means for who reads along. */
export type TwitchMessage =
  | { readonly kind: 'line'; readonly line: SourceLine }
  | { readonly kind: 'retracted'; readonly of: 'line' | 'author'; readonly id: string }
  | { readonly kind: 'ping'; readonly answer: string }
  | { readonly kind: 'joined' | 'closed-channel' | 'reconnect' | 'other' };

/** Longest text that is taken over, in UTF-16 units; Twitch's own limit is 500 characters. */
const MAX_TEXT = 300;
/** `/me` arrives as a CTCP message: between two of this character, behind a word. */
const CTCP = String.fromCharCode(1);
const ACTION = `${CTCP}ACTION `;

/** No class of its own for any command: their fields are read by place and tag. */
const PLAIN = new Map();

const ofTwitch = (id: string): string => `twitch-${id}`;

function shorten(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  // Half a pair of surrogates is no character.
  return `${text.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const plainText = (text: string): string =>
  text.startsWith(ACTION) ? text.slice(ACTION.length).replaceAll(CTCP, '') : text;

function lineOf({ tags, prefix }: Message, text: string): TwitchMessage {
  const login = prefix?.nick ?? '';
  const name = tags.get('display-name')?.trim() || login;
  const parsed = SourceLine.safeParse({
    id: ofTwitch(tags.get('id') ?? ''),
    authorId: ofTwitch(tags.get('user-id') ?? login),
    author: name.slice(0, 40),
    text: shorten(plainText(text).trim()),
  });
  return parsed.success && tags.get('id') ? { kind: 'line', line: parsed.data } : { kind: 'other' };
}

function retracted(of: 'line' | 'author', id: string | undefined): TwitchMessage {
  return id ? { kind: 'retracted', of, id: ofTwitch(id) } : { kind: 'other' };
}

/**
 * Reads one line of Twitch's chat server: IRC with message tags and Twitch's own commands
 * (https://dev.twitch.tv/docs/chat/irc/). Whatever is no line of that form is `other`.
 */
export function readTwitchMessage(raw: string): TwitchMessage {
  let message: Message;
  try {
    message = parseMessage(raw, undefined, PLAIN, true);
  } catch {
    return { kind: 'other' };
  }
  const { command, tags } = message;
  switch (command.toUpperCase()) {
    case 'PRIVMSG':
      return lineOf(message, message.rawParamValues.at(-1) ?? '');
    case 'CLEARMSG':
      return retracted('line', tags.get('target-msg-id'));
    case 'CLEARCHAT':
      return retracted('author', tags.get('target-user-id'));
    case 'PING':
      return { kind: 'ping', answer: `PONG :${message.rawParamValues.at(-1) ?? ''}` };
    case 'JOIN':
      return { kind: 'joined' };
    case 'NOTICE':
      return { kind: tags.get('msg-id') === 'msg_channel_suspended' ? 'closed-channel' : 'other' };
    case 'RECONNECT':
      return { kind: 'reconnect' };
    default:
      return { kind: 'other' };
  }
}
