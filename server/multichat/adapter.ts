import type { ChatSourceError, SourceLine } from '../../shared/multichat/contract.ts';

/** How it goes with a connection to a platform's chat. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'retrying' | 'failed'; readonly code: ChatSourceError };

/** Takes what a platform's chat tells, in its order. */
export interface ChatListener {
  onLine(line: SourceLine): void;
  /** The platform's moderators took a line away, or all lines of an author; `id` is as in the lines. */
  onRetracted(of: 'line' | 'author', id: string): void;
  onState(state: ConnectionState): void;
}

/** A chat that is read. */
export interface ChatConnection {
  /** Connects at once instead of after the pause, or once more after it was given up. */
  retryNow(): void;
  close(): void;
}

/** Reads the chat of one platform. Whatever is the platform's own stands behind it. */
export interface ChatAdapter {
  connect(channel: string, listener: ChatListener): ChatConnection;
}
