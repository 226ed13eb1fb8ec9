import { iceServersOf } from '../media/ice-links.ts';

/** The server's error response to a WHIP or WHEP request. */
export class HttpSessionError extends Error {
  readonly status: number;
  /** How long the server asks to wait before another attempt; 0 where it doesn't. */
  readonly retryAfterMs: number;

  constructor(status: number, message: string, retryAfterMs = 0) {
    super(message);
    this.name = 'HttpSessionError';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A server that asks for more is asked again all the same. */
const LONGEST_WAIT_MS = 60_000;

/** The lines with ICE credentials in an SDP or an SDP fragment. */
const CREDENTIALS = /^a=ice-(?:ufrag|pwd):.*$/gm;

export interface HttpSessionOptions {
  /** Bearer token for the endpoint. */
  readonly token?: string | undefined;
  /** Modifies the SDP answer before it is applied. */
  readonly transformAnswer?: (sdp: string) => string;
}

/**
 * What WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep) have in common: POST of an offer, an answer with the session's
 * URL, ICE restart by PATCH and the end by DELETE at that URL.
 */
export class HttpSession {
  /** Headers of the response to the POST. */
  readonly headers: Headers;
  readonly #connection: RTCPeerConnection;
  /** The session's own URL. */
  readonly address: string;
  readonly #authorization: Record<string, string>;
  #answer: string;

  /**
   * Posts the offer that `connection` has created, and applies both descriptions. Rejects with an HttpSessionError if the
   * server responds with an error status, and with a TypeError if it can't be reached.
   */
  static async open(
    connection: RTCPeerConnection,
    endpoint: string,
    sdp: string,
    { token, transformAnswer = sdp => sdp }: HttpSessionOptions = {},
  ): Promise<HttpSession> {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const response = await request(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', ...authorization },
      body: sdp,
    });
    if (connection.signalingState === 'stable') {
      // Not earlier: what gathers candidates from the first moment has to know the servers that the answer names.
      const iceServers = iceServersOf(response.headers);
      if (iceServers.length > 0) connection.setConfiguration({ iceServers });
      await connection.setLocalDescription({ type: 'offer', sdp });
    }
    const answer = transformAnswer(await response.text());
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    return new HttpSession(connection, response, answer, authorization);
  }

  private constructor(
    connection: RTCPeerConnection,
    { headers, url }: Response,
    answer: string,
    authorization: Record<string, string>,
  ) {
    this.#connection = connection;
    this.headers = headers;
    this.address = new URL(headers.get('location') ?? '', url).href;
    this.#answer = answer;
    this.#authorization = authorization;
  }

  /** Restarts ICE. Rejects with an HttpSessionError, of status 404 if the server no longer has the session. */
  async restartIce(): Promise<void> {
    this.#connection.restartIce();
    const { sdp = '' } = await this.#connection.createOffer();
    await this.#connection.setLocalDescription({ type: 'offer', sdp });
    const response = await request(this.address, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/trickle-ice-sdpfrag',
        'if-match': '*',
        ...this.#authorization,
      },
      body: `${[...new Set(sdp.match(CREDENTIALS))].join('\r\n')}\r\n`,
    });
    const [ufrag, pwd] = (await response.text()).match(CREDENTIALS) ?? [];
    this.#answer = this.#answer.replace(CREDENTIALS, line => (line.includes('ufrag') ? ufrag : pwd) ?? line);
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: this.#answer });
  }

  /** Reads what the server has behind the session's URL, as JSON. Rejects like `restartIce`. */
  async read(path: string): Promise<unknown> {
    const init = { method: 'GET', headers: this.#authorization };
    return (await request(`${this.address}${path}`, init)).json();
  }

  /** Ends the session on both sides. */
  close(): void {
    this.#connection.close();
    // Keepalive, because the page may be closing. A lost request is fine: silence ends the session on the server.
    const init = { method: 'DELETE', keepalive: true, headers: this.#authorization };
    fetch(this.address, init).catch(() => {});
  }
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  if (response.ok) return response;
  const message = `${init.method} ${address}: ${response.status}`;
  throw new HttpSessionError(response.status, message, retryAfterMs(response.headers));
}

/** The wait that Retry-After asks for, in seconds or until a date (RFC 9110, 10.2.3); never longer than LONGEST_WAIT_MS. */
function retryAfterMs(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}
