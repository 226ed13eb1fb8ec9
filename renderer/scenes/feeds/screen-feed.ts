import type { Feed, Outlet } from './feed.ts';

/** A screen, a window or a tab. Browsers ask for it anew each time, so it begins with nothing. */
export class ScreenFeed implements Feed {
  readonly #outlet: Outlet;
  #stream: MediaStream | undefined;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
    outlet.state({ kind: 'empty' });
  }

  /** Asks the host what to show. Where the question is put away, what was shown stays, and it resolves to false. */
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
    this.#outlet.picture(track ?? null);
    this.#outlet.sound(stream.getAudioTracks()[0] ?? null);
    this.#outlet.state({ kind: 'on' });
    return true;
  }

  update(): void {}

  close(): void {
    this.#end();
    this.#outlet.picture(null);
    this.#outlet.sound(null);
    this.#outlet.state({ kind: 'empty' });
  }

  #end(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
