import type { types } from 'mediasoup';
import { parse, type SessionDescription, write } from 'sdp-transform';
import { candidatesOf } from './answer.ts';

/** The name and password of one ICE session, as a trickle fragment (RFC 8840) gives them. */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/** Reads whose candidates a fragment brings; undefined where it says nothing of it. */
export function readFragment(text: string): IceCredentials | undefined {
  const { iceUfrag, icePwd, media } = parse(text) as SessionDescription;
  const section = media.find(each => each.iceUfrag !== undefined);
  const usernameFragment = iceUfrag ?? section?.iceUfrag;
  const password = icePwd ?? section?.icePwd;
  return usernameFragment && password ? { usernameFragment, password } : undefined;
}

/** Writes the server's end of a restarted ICE session. */
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
  // A fragment has no "v=", "s=" and "t=" lines, which the library writes into every description.
  return fragment.replace(/^(?:[vost]=.*\r\n)+/, '').replace(/\r\n[vost]=.*(?=\r\n)/g, '');
}
