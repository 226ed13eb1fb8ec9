import { TwitchChannel } from '../../shared/multichat/contract.ts';

const ADDRESS = /^(?:https?:\/\/)?(?:(?:www|m)\.)?twitch\.tv\/(?:popout\/)?([^/?#]+)/i;

/** The Twitch channel that a host typed or pasted: its name, with @ or # before it, or its address; undefined if it is none. */
export function channelIn(text: string): string | undefined {
  const typed = text.trim();
  const name = ADDRESS.exec(typed)?.[1] ?? typed.replace(/^[@#]/, '');
  return TwitchChannel.safeParse(name).data;
}
