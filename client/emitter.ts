/** A list of listeners to one kind of news. */
export class Emitter<T> {
  readonly #listeners = new Set<(news: T) => void>();

  /** Adds a listener; the returned function takes it away again. */
  on(listener: (news: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(news: T): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}
