import { isRtcAddress } from '../../shared/media/rtc-address.ts';

/** Common platforms, with the RTMP address that is the same for all of their users. */
export const PLATFORMS = [
  { id: 'youtube', name: 'YouTube', server: 'rtmp://a.rtmp.youtube.com/live2' },
  { id: 'twitch', name: 'Twitch', server: 'rtmp://live.twitch.tv/app' },
  { id: 'facebook', name: 'Facebook', server: 'rtmps://live-api-s.facebook.com:443/rtmp' },
] as const;

/** Protocol of a new destination. */
export type RestreamProtocol = 'rtmp' | 'whip';

/** True if an address is valid for the protocol: `rtmp(s)://host/path`, or https (http on this machine only) for WHIP. */
export function isValidAddress(protocol: RestreamProtocol, address: string): boolean {
  if (protocol === 'rtmp') return /^rtmps?:\/\/[^\s/@]+\/\S+$/.test(address);
  return isRtcAddress(address);
}
