/** A session over HTTP that the server turned down, with the status that says why. */
export class SessionProblem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'SessionProblem';
    this.status = status;
  }
}

/** Lines of ICE credentials, wherever they stand in a description or a fragment of one. */
const CREDENTIALS = /^a=ice-(?:ufrag|pwd):.*$/gm;

export interface HttpSessionOptions {
  /** Bearer token for the endpoint. */
  readonly token?: string | undefined;
  /** Changes the answer before it is set. */
  readonly heard?: (sdp: string) => string;
}

/**
 * What WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep) have in common: an offer is posted, the answer comes with the
 * session's address, and the session is mended with PATCH and ended with DELETE at that address.
 */
export class HttpSession {
  /** The headers of the server's answer. */
  readonly headers: Headers;
  readonly #connection: RTCPeerConnection;
  readonly #address: string;
  readonly #authorization: Record<string, string>;
  #answer: string;

  /**
   * Posts the offer that `connection` has made, and sets both descriptions as far as they aren't. Rejects with a SessionProblem
   * where the server turns it down, and with a TypeError where it can't be reached.
   */
  static async open(
    connection: RTCPeerConnection,
    endpoint: string,
    sdp: string,
    { token, heard = sdp => sdp }: HttpSessionOptions = {},
  ): Promise<HttpSession> {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const [response] = await Promise.all([
      request(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/sdp', ...authorization },
        body: sdp,
      }),
      connection.signalingState === 'stable'
        ? connection.setLocalDescription({ type: 'offer', sdp })
        : undefined,
    ]);
    const answer = heard(await response.text());
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
    this.#address = new URL(headers.get('location') ?? '', url).href;
    this.#answer = answer;
    this.#authorization = authorization;
  }

  /** Finds a new way through the network for the same session. Rejects where the server has forgotten it (404). */
  async restartIce(): Promise<void> {
    this.#connection.restartIce();
    const { sdp = '' } = await this.#connection.createOffer();
    await this.#connection.setLocalDescription({ type: 'offer', sdp });
    const response = await request(this.#address, {
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

  close(): void {
    this.#connection.close();
    // The page may be going, and the server finds out by itself where this doesn't arrive.
    const goodbye = { method: 'DELETE', keepalive: true, headers: this.#authorization };
    fetch(this.#address, goodbye).catch(() => {});
  }
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  if (response.ok) return response;
  throw new SessionProblem(response.status, `${init.method} ${address}: ${response.status}`);
}
