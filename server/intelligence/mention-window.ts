const WINDOW_MS = 10 * 60 * 1000;

/** Counts the different people who named each product in the last ten minutes. */
export class MentionWindow {
  readonly #mentions = new Map<string, { personId: string; at: number; productIds: readonly string[] }>();

  add(message: { messageId: string; personId: string; at: number; productIds: readonly string[] }): void {
    if (message.productIds.length > 0) this.#mentions.set(message.messageId, message);
  }

  /** Removes a message that was deleted or is held. */
  remove(messageId: string): void {
    this.#mentions.delete(messageId);
  }

  /** Product ids by message, of the newest messages that name a product. */
  newest(count: number): Record<string, string[]> {
    const latest = [...this.#mentions].slice(-count);
    return Object.fromEntries(latest.map(([messageId, { productIds }]) => [messageId, [...productIds]]));
  }

  /** Number of people by product; products that nobody named are absent. */
  people(now: number): ReadonlyMap<string, number> {
    const people = new Map<string, Set<string>>();
    for (const [messageId, { personId, at, productIds }] of this.#mentions) {
      if (at <= now - WINDOW_MS) this.#mentions.delete(messageId);
      else for (const id of productIds) people.set(id, (people.get(id) ?? new Set()).add(personId));
    }
    return new Map([...people].map(([id, persons]) => [id, persons.size]));
  }
}
