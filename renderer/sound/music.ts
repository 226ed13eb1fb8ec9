import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Mixer } from './mixer.ts';

export interface Song {
  readonly id: string;
  readonly name: string;
  readonly state: 'playing' | 'paused' | 'unplayable';
}

/** Plays local audio files in a loop as inputs of the mixer. The files are not uploaded. */
export class Music {
  readonly store: StoreApi<readonly Song[]> = createStore<readonly Song[]>(() => []);
  readonly #mixer: Mixer;
  readonly #players = new Map<string, HTMLAudioElement>();

  constructor(mixer: Mixer) {
    this.#mixer = mixer;
  }

  /** Adds a file and plays it. A file that the browser can't decode stays in the list as `unplayable`. */
  add(file: File): void {
    const id = `music-${nanoid(8)}`;
    const name = file.name.replace(/\.[^.]+$/, '');
    const player = new Audio(URL.createObjectURL(file));
    player.loop = true;
    player.onplay = () => this.#set(id, 'playing');
    player.onpause = () => this.#set(id, 'paused');
    player.onerror = () => this.#set(id, 'unplayable');
    this.#players.set(id, player);
    this.store.setState([...this.store.getState(), { id, name, state: 'paused' }], true);
    this.#mixer.setInput({ id, name, kind: 'music' }, player);
    this.#play(id, player);
  }

  toggle(id: string): void {
    const player = this.#players.get(id);
    if (!player) return;
    if (player.paused) this.#play(id, player);
    else player.pause();
  }

  remove(id: string): void {
    const player = this.#players.get(id);
    const song = this.store.getState().find(each => each.id === id);
    if (!player || !song) return;
    this.#players.delete(id);
    this.#mixer.setInput({ id, name: song.name, kind: 'music' }, null);
    player.pause();
    URL.revokeObjectURL(player.src);
    this.store.setState(
      this.store.getState().filter(each => each.id !== id),
      true,
    );
  }

  close(): void {
    for (const id of [...this.#players.keys()]) this.remove(id);
  }

  #play(id: string, player: HTMLAudioElement): void {
    player.play().catch(() => this.#set(id, player.error ? 'unplayable' : 'paused'));
  }

  #set(id: string, state: Song['state']): void {
    const songs = this.store.getState().map(song => (song.id === id ? { ...song, state } : song));
    this.store.setState(songs, true);
  }
}
