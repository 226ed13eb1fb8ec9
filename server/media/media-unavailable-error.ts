import type { MediaAbsence } from '../../shared/media/contract.ts';

/** Media can't run on this machine. The message tells the person who runs the server why, and what to do. */
export class MediaUnavailableError extends Error {
  readonly why: MediaAbsence;

  /** @param why the same for machines */
  constructor(why: MediaAbsence, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MediaUnavailableError';
    this.why = why;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
