/** Why OBS can't be reached or did not do what it was asked; `error.<code>` in the locale files has the text. */
export type ObsErrorCode =
  | 'unreachable' // nothing answers there: OBS is closed, or its websocket server is off
  | 'bad-address' // not a valid address
  | 'insecure' // an https page may not open ws:// to another machine (mixed content)
  | 'needs-password'
  | 'wrong-password'
  | 'too-old' // an OBS without the version 5 protocol, which came with OBS 28
  | 'kicked' // somebody ended this connection in OBS
  | 'closed' // the connection was lost before the answer
  | 'stopped' // the websocket server said goodbye: OBS was closed, or the server was switched off
  | 'timeout' // no answer within the time limit
  | 'refused'; // OBS answered with an error; `comment` is OBS's message

/** A connection attempt or request to OBS that failed. */
export class ObsError extends Error {
  readonly code: ObsErrorCode;
  /** OBS's own message, in English; may be empty. */
  readonly comment: string;
  /** `RequestStatus` of the obs-websocket protocol, for the code `refused`. */
  readonly status: number | undefined;

  constructor(code: ObsErrorCode, comment = '', status?: number) {
    super(comment ? `${code}: ${comment}` : code);
    this.name = 'ObsError';
    this.code = code;
    this.comment = comment;
    this.status = status;
  }
}

// Close codes of the obs-websocket protocol (`WebSocketCloseCode`).
const AUTHENTICATION_FAILED = 4009;
const UNSUPPORTED_RPC_VERSION = 4010;
const SESSION_INVALIDATED = 4011;
/** "Going Away" (RFC 6455, 7.4.1), with which obs-websocket ends its connections when it is stopped. */
const GOING_AWAY = 1001;

/**
 * Maps the error of a failed connection attempt to an ObsError. obs-websocket-js rejects with the close code of the
 * connection, or with a message of its own if the other end does not speak version 5.
 */
export function connectError(error: unknown, hadPassword: boolean): ObsError {
  if (error instanceof ObsError) return error;
  const { code, message, name } = error as { code?: unknown; message?: string; name?: string };
  if (code === AUTHENTICATION_FAILED) return new ObsError(hadPassword ? 'wrong-password' : 'needs-password');
  if (code === UNSUPPORTED_RPC_VERSION || /subprotocol/i.test(message ?? '')) return new ObsError('too-old');
  if (code === SESSION_INVALIDATED) return new ObsError('kicked');
  if (name === 'SecurityError') return new ObsError('insecure');
  if (name === 'SyntaxError') return new ObsError('bad-address');
  return new ObsError('unreachable', message);
}

/**
 * Why an established connection is gone, by its close code: `kicked` if somebody ended it in OBS on purpose, so that it
 * must not be reopened automatically, `stopped` if its server was stopped, and `closed` if it broke, as in a crash.
 */
export function closeErrorOf(closeCode: unknown): ObsError {
  if (closeCode === SESSION_INVALIDATED) return new ObsError('kicked');
  return new ObsError(closeCode === GOING_AWAY ? 'stopped' : 'closed');
}
