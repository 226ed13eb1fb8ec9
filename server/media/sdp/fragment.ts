import type { types } from 'mediasoup';
import { parse, type SessionDescription, write } from 'sdp-transform';
import { candidatesOf } from './answer.ts';

/** Credentials of one ICE session, in a trickle ICE fragment (RFC 8840). */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/** Reads the ICE credentials of a fragment; undefined where it has none. */
export function readFragment(text: string): IceCredentials | undefined {
  const { iceUfrag, icePwd, media } = parse(text) as SessionDescription;
  const section = media.find(each => each.iceUfrag !== undefined);
  const usernameFragment = iceUfrag ?? section?.iceUfrag;
  const password = icePwd ?? section?.icePwd;
  return usernameFragment && password ? { usernameFragment, password } : undefined;
}

/** Writes the server's credentials and candidates of a restarted ICE session. */
export function writeFragment(
  mid: string,
  transport: Pick<types.WebRtcTransport, 'iceParameters' | 'iceCandidates'>,
): string {
  const fragment = write({
    media: [
      {
        type: 'audio',
        port: 9,
        protocol: 'UDP/TLS/RTP/SAVPF',
        payloads: '0',
        mid,
        candidates: candidatesOf(transport) ?? [],
        endOfCandidates: 'end-of-candidates',
        rtp: [],
        fmtp: [],
      },
    ],
    iceUfrag: transport.iceParameters.usernameFragment,
    icePwd: transport.iceParameters.password,
    icelite: 'ice-lite',
  } as unknown as SessionDescription);
  // A fragment has no "v=", "o=", "s=" and "t=" lines, which the library always writes.
  return fragment.replace(/^(?:[vost]=.*\r\n)+/, '').replace(/\r\n[vost]=.*(?=\r\n)/g, '');
}
