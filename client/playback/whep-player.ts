import { AIR_HEADER } from '../../shared/media/air-header.ts';
import { CANVAS_HEADER } from '../../shared/media/canvas-header.ts';
import { PICTURE_PATH } from '../../shared/media/picture-path.ts';
import { UNSUPPORTED_HEADER } from '../../shared/media/unsupported-header.ts';
import { requestCaptureTime } from '../media/capture-time.ts';
import { atServer } from '../server-address.ts';
import { HttpSession } from '../whip/http-session.ts';
import { splitAvStreams } from './split-av-streams.ts';

/** Chrome decodes Opus in stereo only if its own offer asks for it (RFC 7587, section 7). */
const requestStereo = (sdp = ''): string => sdp.replace(/useinbandfec=1/g, 'useinbandfec=1;stereo=1');

/**
 * The RTP header extensions to offer, under the ids that mediasoup uses for them. The offerer chooses the ids (RFC 8285),
 * but mediasoup can't map them; without matching ids there is neither bandwidth estimation nor a time of capture. All
 * other extensions are left out.
 */
const EXTENSIONS: Readonly<Record<string, number>> = {
  'urn:ietf:params:rtp-hdrext:sdes:mid': 1,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time': 4,
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01': 5,
  'urn:3gpp:video-orientation': 8,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time': 10,
};

const withServerExtensionIds = (sdp: string): string =>
  sdp.replace(/^a=extmap:\d+(\S*) (\S+)\r\n/gm, (_line, direction: string, uri: string) => {
    const number = EXTENSIONS[uri];
    return number === undefined ? '' : `a=extmap:${number}${direction} ${uri}\r\n`;
  });

export interface WhepOptions {
  readonly layer?: number | undefined;
  readonly preview?: string | undefined;
  /** True for the server's own picture, also while a media service has it. */
  readonly own?: boolean;
}

/** Where this page's server gives the picture of a show. */
export function whepAddress(show: string, { layer, preview, own = false }: WhepOptions): string {
  const query = new URLSearchParams({
    ...(layer === undefined ? {} : { layer: String(layer) }),
    ...(preview === undefined ? {} : { preview }),
    ...(own ? { own: '1' } : {}),
  }).toString();
  return atServer(`/whep/${encodeURIComponent(show)}${query && `?${query}`}`);
}

/**
 * Plays what is on air by WHEP (draft-ietf-wish-whep). It depends on nothing else of the client, so that a page can start
 * playback before it has loaded anything more.
 */
export class WhepPlayer {
  readonly connection: RTCPeerConnection;
  readonly #session: HttpSession;

  /**
   * Opens a session at a WHEP address. Rejects with a TypeError where it can't be reached, and with an HttpSessionError;
   * our own server answers 409 while nothing is on air, 404 if there is no such show, 503 while there is no media worker.
   */
  static async open(address: string): Promise<WhepPlayer> {
    const connection = new RTCPeerConnection();
    try {
      for (const kind of ['video', 'audio'])
        requestCaptureTime(connection.addTransceiver(kind, { direction: 'recvonly' }));
      const { sdp } = await connection.createOffer();
      const offer = withServerExtensionIds(requestStereo(sdp));
      return new WhepPlayer(
        connection,
        await HttpSession.open(connection, address, offer, { transformAnswer: splitAvStreams }),
      );
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  private constructor(connection: RTCPeerConnection, session: HttpSession) {
    this.connection = connection;
    this.#session = session;
  }

  /** Whether the session is another server's: this one has sent the page there, or the page went by itself. */
  get isElsewhere(): boolean {
    return new URL(this.#session.address).origin !== globalThis.location.origin;
  }

  /** Identifies what was on air when the session was opened. */
  get air(): string | null {
    return this.#session.headers.get(AIR_HEADER);
  }

  /** The canvas of the picture on air, `wide` or `tall`; null where the studio doesn't send it. */
  get canvas(): string | null {
    return this.#session.headers.get(CANVAS_HEADER);
  }

  /** True if the picture on air has a codec that this browser does not decode. */
  get isPictureUnsupported(): boolean {
    return (this.#session.headers.get(UNSUPPORTED_HEADER) ?? '').split(' ').includes('video');
  }

  /** True once the server has ended the session: that closes the DTLS transport but not the RTCPeerConnection. */
  get ended(): boolean {
    return this.#receivers.some(({ transport }) => transport?.state === 'closed');
  }

  /** Calls back whenever the connection state or `ended` changed. */
  onChange(listener: () => void): void {
    this.connection.addEventListener('connectionstatechange', listener);
    // Everything is bundled on one transport.
    this.#receivers[0]?.transport?.addEventListener('statechange', listener);
  }

  get tracks(): MediaStreamTrack[] {
    return this.#receivers.map(({ track }) => track);
  }

  /** The video receiver; undefined if only audio is on air. */
  get video(): RTCRtpReceiver | undefined {
    return this.#receivers.find(({ track }) => track.kind === 'video');
  }

  /** Whether the server holds the picture back because this browser's line is too slow for it; false if it can't tell. */
  async isPictureHeldBack(): Promise<boolean> {
    const answer = await this.#session.read(PICTURE_PATH).catch(() => undefined);
    return (answer as { heldBack?: unknown } | undefined)?.heldBack === true;
  }

  /** Restarts ICE. Rejects with an HttpSessionError, of status 404 if the server no longer has the session. */
  restartIce(): Promise<void> {
    return this.#session.restartIce();
  }

  close(): void {
    this.#session.close();
  }

  get #receivers(): RTCRtpReceiver[] {
    return this.connection
      .getTransceivers()
      .filter(({ currentDirection }) => currentDirection === 'recvonly')
      .map(({ receiver }) => receiver);
  }
}
