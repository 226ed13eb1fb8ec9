import { AIR_HEADER } from '../../shared/air-header.ts';
import { askForCaptureTime } from '../media/capture-time.ts';
import { HttpSession } from '../whip/http-session.ts';
import { apart } from './split-av-streams.ts';

/** Chrome plays stereo only where its own offer asks for it (RFC 7587, 7). */
const inStereo = (sdp = ''): string => sdp.replace(/useinbandfec=1/g, 'useinbandfec=1;stereo=1');

/**
 * The header extensions that are worth having, under the numbers that the server's media worker gives them. By the rules
 * the one who offers chooses the numbers, and the worker can't be told any; without them there is neither an estimate of
 * the bandwidth nor a time of capture. Everything else is left out.
 */
const EXTENSIONS: Readonly<Record<string, number>> = {
  'urn:ietf:params:rtp-hdrext:sdes:mid': 1,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time': 4,
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01': 5,
  'urn:3gpp:video-orientation': 8,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time': 10,
};

const withWorkerNumbers = (sdp: string): string =>
  sdp.replace(/^a=extmap:\d+\S* (\S+)\r\n/gm, (_line, uri: string) => {
    const number = EXTENSIONS[uri];
    return number === undefined ? '' : `a=extmap:${number} ${uri}\r\n`;
  });

/**
 * What is on air, by WHEP (draft-ietf-wish-whep): one offer, one answer, and the picture comes. It depends on nothing
 * else of the client, so that a page can ask for its picture before it has loaded anything more.
 */
export class WhepPlayer {
  readonly connection: RTCPeerConnection;
  readonly #session: HttpSession;

  /**
   * Asks a show's server for what is on air; `layer` limits it to a simulcast layer, 0 for the smallest. Rejects with
   * a SessionProblem: 409 while nothing is on air, 404 where there is no such show, 503 while there is no media.
   */
  static async open(show: string, layer?: number): Promise<WhepPlayer> {
    const connection = new RTCPeerConnection();
    try {
      for (const kind of ['video', 'audio'])
        askForCaptureTime(connection.addTransceiver(kind, { direction: 'recvonly' }));
      const { sdp } = await connection.createOffer();
      const query = layer === undefined ? '' : `?layer=${layer}`;
      const endpoint = `/whep/${encodeURIComponent(show)}${query}`;
      const offer = withWorkerNumbers(inStereo(sdp));
      return new WhepPlayer(
        connection,
        await HttpSession.open(connection, endpoint, offer, { heard: apart }),
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

  /** Names what is on air in it. */
  get air(): string | null {
    return this.#session.headers.get(AIR_HEADER);
  }

  /** Whether the server has ended the session: a connection doesn't say so of itself, its transport does. */
  get ended(): boolean {
    return this.#receivers.some(({ transport }) => transport?.state === 'closed');
  }

  /** Calls the listener whenever the connection, or whether it has ended, is another. */
  onChange(listener: () => void): void {
    this.connection.addEventListener('connectionstatechange', listener);
    // One transport carries everything.
    this.#receivers[0]?.transport?.addEventListener('statechange', listener);
  }

  get tracks(): MediaStreamTrack[] {
    return this.#receivers.map(({ track }) => track);
  }

  /** The receiver of the picture; undefined where only sound is on air. */
  get video(): RTCRtpReceiver | undefined {
    return this.#receivers.find(({ track }) => track.kind === 'video');
  }

  /** Finds a new way through the network for the same session. Rejects where the server has forgotten it (404). */
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
