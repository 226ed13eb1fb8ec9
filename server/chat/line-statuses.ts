import type { ChatMessage } from '../../shared/chat/message.ts';
import type { LineStatus } from '../../shared/chat/protocol.ts';
import type { ShowEvent } from '../../shared/show/events.ts';

interface Withdrawn {
  /** Server time up to which all that the person wrote was taken away. */
  readonly until: number;
  /** What was brought back since. */
  readonly back: Set<string>;
}

/**
 * What has become of each line of a show: a fold of its events, which keeps the ids of those that viewers don't see. Of
 * lines that were withdrawn with all others of their author it keeps the time alone.
 */
export class LineStatuses {
  readonly #unseen = new Map<string, Exclude<LineStatus, 'posted'>>();
  /** Those of the deleted that nobody but the crew had seen. */
  readonly #deletedUnseen = new Set<string>();
  readonly #withdrawn = new Map<string, Withdrawn>();

  apply(event: ShowEvent): void {
    switch (event.name) {
      case 'chat.posted':
        this.#unseen.delete(event.data.message.id);
        this.#withdrawn.get(event.data.message.personId)?.back.add(event.data.message.id);
        break;
      case 'chat.held':
        this.#unseen.set(event.data.message.id, 'held');
        break;
      case 'chat.deleted':
        this.#unseen.set(event.data.messageId, 'deleted');
        if (event.data.was === 'held') this.#deletedUnseen.add(event.data.messageId);
        else this.#deletedUnseen.delete(event.data.messageId);
        break;
      case 'chat.restored':
        if (event.data.to === 'held') this.#unseen.set(event.data.messageId, 'held');
        break;
      case 'chat.withdrawn':
        this.#withdrawn.set(event.data.personId, { until: event.at, back: new Set() });
        break;
      case 'chat.erased':
        this.#withdrawn.delete(event.data.personId);
        break;
    }
  }

  /** Where a deleted line goes when it is brought back. */
  wasOf(messageId: string): 'posted' | 'held' {
    return this.#deletedUnseen.has(messageId) ? 'held' : 'posted';
  }

  statusOf({ id, personId, at }: ChatMessage): LineStatus {
    const unseen = this.#unseen.get(id);
    if (unseen) return unseen;
    const withdrawn = this.#withdrawn.get(personId);
    return withdrawn && at <= withdrawn.until && !withdrawn.back.has(id) ? 'deleted' : 'posted';
  }
}
