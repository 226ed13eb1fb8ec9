import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Source } from '../../../shared/scenes.ts';
import type { Compositor } from '../../compositor/compositor.ts';
import type { Mixer } from '../../sound/mixer.ts';
import type { LocalMedia } from '../../stage/local-media.ts';
import { CameraFeed } from '../feeds/camera-feed.ts';
import type { Feed, FeedPicture, FeedState, Outlet } from '../feeds/feed.ts';
import { FilmFeed } from '../feeds/film-feed.ts';
import { ImageFeed } from '../feeds/image-feed.ts';
import { ScreenFeed } from '../feeds/screen-feed.ts';

type Sink = Pick<Compositor, 'setSource'>;

/** Every picture that scenes are made of: opens them, holds them, and hands them to the compositor. */
export class SourceManager {
  /** How each source's picture stands, by its id; sources that the compositor draws itself are not in it. */
  readonly store: StoreApi<Readonly<Record<string, FeedState>>> = createStore(() => ({}));
  readonly #media: LocalMedia;
  readonly #mixer: Mixer;
  readonly #feeds = new Map<string, Feed>();
  readonly #pictures = new Map<string, FeedPicture>();
  #sink: Sink | undefined;
  /** Called after a picture came or went. */
  onChange: () => void = () => {};

  constructor(media: LocalMedia, mixer: Mixer) {
    this.#media = media;
    this.#mixer = mixer;
  }

  /** Hands every picture to a compositor, and from now on every new one. */
  attach(sink: Sink): void {
    this.#sink = sink;
    for (const id of this.#pictures.keys()) void this.#hand(id);
  }

  has(id: string): boolean {
    return (this.#pictures.get(id) ?? null) !== null;
  }

  /**
   * Follows a document: opens what is new, closes what is gone. `pictures` are the addresses of those that are no
   * source, as on product cards, by the ids under which the compositor looks for them.
   */
  follow(sources: readonly Source[], pictures: ReadonlyMap<string, string>): void {
    const wanted = new Set([...sources.map(source => source.id), ...pictures.keys()]);
    for (const id of [...this.#feeds.keys()]) if (!wanted.has(id)) this.#drop(id);
    for (const source of sources) {
      const feed = this.#feeds.get(source.id);
      if (feed) feed.update(source);
      else this.#keep(source.id, this.#open(source));
    }
    for (const [id, address] of pictures) {
      const feed = this.#feeds.get(id);
      if (feed instanceof ImageFeed) feed.follow(address);
      else this.#keep(id, new ImageFeed(address, this.#outlet(id, '')));
    }
  }

  /** Tells which sources viewers see now. */
  setOnAir(ids: ReadonlySet<string>): void {
    for (const [id, feed] of this.#feeds) feed.setOnAir?.(ids.has(id));
  }

  /** Asks the host for the screen or window of a source; resolves to whether one was chosen. */
  async chooseScreen(id: string): Promise<boolean> {
    const feed = this.#feeds.get(id);
    return feed instanceof ScreenFeed && feed.choose();
  }

  close(): void {
    for (const id of [...this.#feeds.keys()]) this.#drop(id);
  }

  #open(source: Source): Feed | undefined {
    const outlet = this.#outlet(source.id, source.name);
    switch (source.kind) {
      case 'camera':
        return new CameraFeed(source, outlet, this.#media.camera);
      case 'screen':
        return new ScreenFeed(outlet);
      case 'image':
        return new ImageFeed(source.address, outlet);
      case 'film':
        return new FilmFeed(source, outlet);
      case 'colour':
      case 'text':
      case 'overlay':
        return undefined;
    }
  }

  #keep(id: string, feed: Feed | undefined): void {
    if (feed) this.#feeds.set(id, feed);
  }

  #outlet(id: string, name: string): Outlet {
    return {
      picture: picture => this.#take(id, picture),
      sound: sound => this.#mixer.setInput({ id, name, kind: 'music' }, sound),
      state: state => this.store.setState({ [id]: state }),
    };
  }

  #take(id: string, picture: FeedPicture): void {
    const before = this.#pictures.get(id);
    if (before instanceof ImageBitmap) before.close();
    this.#pictures.set(id, picture);
    void this.#hand(id);
    this.onChange();
  }

  /** An image is given away for good, so the compositor gets a copy: another one may ask for it later. */
  async #hand(id: string): Promise<void> {
    const picture = this.#pictures.get(id) ?? null;
    const sink = this.#sink;
    if (!(picture instanceof ImageBitmap)) return sink?.setSource(id, picture);
    const copy = await createImageBitmap(picture).catch(() => undefined);
    if (!copy) return;
    if (this.#pictures.get(id) === picture && sink === this.#sink) sink?.setSource(id, copy);
    else copy.close();
  }

  #drop(id: string): void {
    this.#feeds.get(id)?.close();
    this.#feeds.delete(id);
    this.#pictures.delete(id);
    const { [id]: _gone, ...rest } = this.store.getState();
    this.store.setState(rest, true);
  }
}
