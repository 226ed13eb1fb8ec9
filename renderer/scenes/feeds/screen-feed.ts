import type { Feed, FeedSink } from './feed.ts';

/** Screen, window or tab capture. Browsers don't remember the choice, so the feed starts empty. */
export class ScreenFeed implements Feed {
  readonly #sink: FeedSink;
  #stream: MediaStream | undefined;

  constructor(sink: FeedSink) {
    this.#sink = sink;
    sink.state({ kind: 'empty' });
  }

  /** Opens the browser's picker. Resolves to false if the host cancelled; the current capture then goes on. */
  async choose(): Promise<boolean> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 30, max: 30 }, width: { max: 1920 }, height: { max: 1080 } },
        audio: true,
      });
    } catch {
      return false;
    }
    this.#end();
    this.#stream = stream;
    const [track] = stream.getVideoTracks();
    track?.addEventListener('ended', () => {
      if (this.#stream === stream) this.close();
    });
    this.#sink.picture(track ?? null);
    this.#sink.audio(stream.getAudioTracks()[0] ?? null);
    this.#sink.state({ kind: 'on' });
    return true;
  }

  update(): void {}

  close(): void {
    this.#end();
    this.#sink.picture(null);
    this.#sink.audio(null);
    this.#sink.state({ kind: 'empty' });
  }

  #end(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
