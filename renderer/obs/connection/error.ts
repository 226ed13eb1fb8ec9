/** Why OBS can't be talked to, or did not do what it was asked. Each has its own words for a person. */
export type ObsFailureCode =
  | 'unreachable' // nothing answers there: OBS is closed, or its websocket server is off
  | 'bad-address' // not something that can be an address
  | 'insecure' // a page that came by https may not talk to OBS on another machine
  | 'needs-password'
  | 'wrong-password'
  | 'too-old' // an OBS without the version 5 protocol, which came with OBS 28
  | 'kicked' // somebody ended this connection in OBS
  | 'closed' // the connection went away before the answer came
  | 'timeout' // no answer within the time
  | 'refused'; // OBS answered that it can't; `comment` says why in OBS's own words

/** Something that OBS could not or would not do. */
export class ObsFailure extends Error {
  readonly code: ObsFailureCode;
  /** OBS's own words, in English, where it had any. */
  readonly comment: string;
  /** OBS's status code of a refused request (`RequestStatus` of the obs-websocket protocol). */
  readonly status: number | undefined;

  constructor(code: ObsFailureCode, comment = '', status?: number) {
    super(comment ? `${code}: ${comment}` : code);
    this.name = 'ObsFailure';
    this.code = code;
    this.comment = comment;
    this.status = status;
  }
}

// Close codes of the obs-websocket protocol (`WebSocketCloseCode`).
const AUTHENTICATION_FAILED = 4009;
const UNSUPPORTED_RPC_VERSION = 4010;
const SESSION_INVALIDATED = 4011;

/**
 * What a failed attempt to connect means. obs-websocket-js rejects with the close code of the connection, or with
 * words of its own where the other end speaks no version 5.
 */
export function connectFailure(error: unknown, hadPassword: boolean): ObsFailure {
  if (error instanceof ObsFailure) return error;
  const { code, message, name } = error as { code?: unknown; message?: string; name?: string };
  if (code === AUTHENTICATION_FAILED)
    return new ObsFailure(hadPassword ? 'wrong-password' : 'needs-password');
  if (code === UNSUPPORTED_RPC_VERSION || /subprotocol/i.test(message ?? ''))
    return new ObsFailure('too-old');
  if (code === SESSION_INVALIDATED) return new ObsFailure('kicked');
  if (name === 'SecurityError') return new ObsFailure('insecure');
  if (name === 'SyntaxError') return new ObsFailure('bad-address');
  return new ObsFailure('unreachable', message);
}

/** Whether somebody ended the connection in OBS on purpose, so that it must not come back by itself. */
export const wasKicked = (closeCode: unknown): boolean => closeCode === SESSION_INVALIDATED;
