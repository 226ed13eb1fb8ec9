/** Media can't run on this machine. The message tells the person who runs the server why, and what to do. */
export class MediaUnavailableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MediaUnavailableError';
  }
}
