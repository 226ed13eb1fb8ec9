/** Why there can be no picture and sound here, and how to mend it, in words for the person who runs the server. */
export class MediaUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MediaUnavailable';
  }
}
