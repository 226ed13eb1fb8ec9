/** Where hosts send most, with the address that each platform gives to all of them. */
export const PLATFORMS = [
  { id: 'youtube', name: 'YouTube', server: 'rtmp://a.rtmp.youtube.com/live2' },
  { id: 'twitch', name: 'Twitch', server: 'rtmp://live.twitch.tv/app' },
  { id: 'facebook', name: 'Facebook', server: 'rtmps://live-api-s.facebook.com:443/rtmp' },
] as const;

/** What a new destination is made of, whichever way it is sent to. */
export type Way = 'rtmp' | 'whip';

/** Whether an address is one that the way can send to. */
export function isAddressOf(way: Way, address: string): boolean {
  if (way === 'rtmp') return /^rtmps?:\/\/[^\s/@]+\/\S+$/.test(address);
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}
