import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Source } from '../../../shared/scenes/document.ts';
import type { Compositor } from '../../compositor/compositor.ts';
import type { Mixer } from '../../sound/mixer.ts';
import type { LocalMedia } from '../../stage/local-media.ts';
import { CameraFeed } from '../feeds/camera-feed.ts';
import type { Feed, FeedPicture, FeedSink, FeedState } from '../feeds/feed.ts';
import { FilmFeed } from '../feeds/film-feed.ts';
import { ImageFeed } from '../feeds/image-feed.ts';
import { ScreenFeed } from '../feeds/screen-feed.ts';

type CompositorInput = Pick<Compositor, 'setSource'>;

/** Owns the feed of every source: opens and closes them with the document and passes their pictures to the compositor. */
export class SourceManager {
  /** State of each feed by source id. Sources that the compositor draws itself (colour, text, overlay) have none. */
  readonly store: StoreApi<Readonly<Record<string, FeedState>>> = createStore(() => ({}));
  readonly #media: LocalMedia;
  readonly #mixer: Mixer;
  readonly #feeds = new Map<string, Feed>();
  readonly #pictures = new Map<string, FeedPicture>();
  #compositor: CompositorInput | undefined;
  /** Called after a source's picture was set or removed. */
  onChange: () => void = () => {};

  constructor(media: LocalMedia, mixer: Mixer) {
    this.#media = media;
    this.#mixer = mixer;
  }

  /** Sends all current pictures, and every later one, to this compositor instead of the one before. */
  attach(compositor: CompositorInput): void {
    this.#compositor = compositor;
    for (const id of this.#pictures.keys()) void this.#send(id);
  }

  hasPicture(id: string): boolean {
    return (this.#pictures.get(id) ?? null) !== null;
  }

  /**
   * Opens feeds for new sources, updates the known ones and closes those that are gone.
   * @param pictures URLs of images that are no source of the document, such as product photos and background
   *   replacements, by the id under which the compositor looks them up
   */
  sync(sources: readonly Source[], pictures: ReadonlyMap<string, string>): void {
    const wanted = new Set([...sources.map(source => source.id), ...pictures.keys()]);
    for (const id of [...this.#feeds.keys()]) if (!wanted.has(id)) this.#close(id);
    for (const source of sources) {
      const feed = this.#feeds.get(source.id);
      if (feed) feed.update(source);
      else this.#add(source.id, this.#open(source));
    }
    for (const [id, address] of pictures) {
      const feed = this.#feeds.get(id);
      if (feed instanceof ImageFeed) feed.setAddress(address);
      else this.#add(id, new ImageFeed(address, this.#sinkFor(id, '')));
    }
  }

  /** Sets which sources are visible on program. */
  setOnAir(ids: ReadonlySet<string>): void {
    for (const [id, feed] of this.#feeds) feed.setOnAir?.(ids.has(id));
  }

  /** Lets the host choose the screen or window of a source. Resolves to false if they cancelled. */
  async chooseScreen(id: string): Promise<boolean> {
    const feed = this.#feeds.get(id);
    return feed instanceof ScreenFeed && feed.choose();
  }

  close(): void {
    for (const id of [...this.#feeds.keys()]) this.#close(id);
  }

  #open(source: Source): Feed | undefined {
    const sink = this.#sinkFor(source.id, source.name);
    switch (source.kind) {
      case 'camera':
        return new CameraFeed(source, sink, this.#media.camera);
      case 'screen':
        return new ScreenFeed(sink);
      case 'image':
        return new ImageFeed(source.address, sink);
      case 'film':
        return new FilmFeed(source, sink);
      case 'colour':
      case 'text':
      case 'overlay':
        return undefined;
    }
  }

  #add(id: string, feed: Feed | undefined): void {
    if (feed) this.#feeds.set(id, feed);
  }

  #sinkFor(id: string, name: string): FeedSink {
    return {
      picture: picture => this.#onPicture(id, picture),
      audio: audio => this.#mixer.setInput({ id, name, kind: 'music' }, audio),
      state: state => this.store.setState({ [id]: state }),
    };
  }

  #onPicture(id: string, picture: FeedPicture): void {
    const before = this.#pictures.get(id);
    if (before instanceof ImageBitmap) before.close();
    this.#pictures.set(id, picture);
    void this.#send(id);
    this.onChange();
  }

  /** An ImageBitmap is transferred, so the compositor gets a copy: a later compositor needs the image again. */
  async #send(id: string): Promise<void> {
    const picture = this.#pictures.get(id) ?? null;
    const compositor = this.#compositor;
    if (!(picture instanceof ImageBitmap)) return compositor?.setSource(id, picture);
    const copy = await createImageBitmap(picture).catch(() => undefined);
    if (!copy) return;
    if (this.#pictures.get(id) === picture && compositor === this.#compositor)
      compositor?.setSource(id, copy);
    else copy.close();
  }

  #close(id: string): void {
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
    this.#pictures.delete(id);
    const { [id]: _gone, ...rest } = this.store.getState();
    this.store.setState(rest, true);
  }
}
