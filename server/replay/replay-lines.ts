import type { ChatMessage } from '../../shared/chat/message.ts';
import { type Replay, STRETCH_MS } from '../../shared/replay/replay.ts';
import { viewpointOf } from '../../shared/roles.ts';
import { redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { Fold } from '../show/live-fold.ts';

/** More lines of viewers in one second than this can't be read, so they are left out; the crew's never are. */
const MAX_LINES_A_SECOND = 5;
const SECONDS = STRETCH_MS / 1000;
/** Who watches a recording: a viewer whom nothing of the log concerns. */
const SPECTATOR = viewpointOf({ id: 'spectator', name: 'Spectator', role: 'viewer' });

/**
 * The chat lines of a recording's time as viewers may read them now: a fold of the show's events that forgets a line as
 * soon as it is deleted, withdrawn or erased. Events may be applied again, as long as all later ones are too.
 */
export class ReplayLines implements Fold {
  readonly #replay: Pick<Replay, 'startedAt' | 'ms'>;
  /** By second of the recording, and by id. */
  readonly #seconds = new Map<number, Map<string, ChatMessage>>();

  constructor(replay: Pick<Replay, 'startedAt' | 'ms'>) {
    this.#replay = replay;
  }

  apply(event: ShowEvent): void {
    const seen = redactEvent(event, SPECTATOR);
    if (seen) this.#applySeen(seen);
  }

  #applySeen(event: ShowEvent): void {
    if (event.name === 'chat.posted') this.#add(event.data.message);
    if (event.name === 'chat.deleted') this.#remove(({ id }) => id === event.data.messageId);
    if (event.name === 'chat.withdrawn' || event.name === 'chat.erased')
      this.#remove(({ personId }) => personId === event.data.personId);
  }

  /** The lines of a stretch, oldest first. */
  in(stretch: number): ChatMessage[] {
    const seconds = Array.from({ length: SECONDS }, (_, second) => stretch * SECONDS + second);
    return seconds
      .flatMap(second => [...(this.#seconds.get(second)?.values() ?? [])])
      .sort((one, other) => one.at - other.at);
  }

  #add(message: ChatMessage): void {
    const ms = message.at - this.#replay.startedAt;
    if (ms < 0 || ms > this.#replay.ms) return;
    const second = Math.floor(ms / 1000);
    const lines = this.#seconds.get(second) ?? new Map<string, ChatMessage>();
    if (message.role === 'viewer' && lines.size >= MAX_LINES_A_SECOND) return;
    this.#seconds.set(second, lines.set(message.id, message));
  }

  #remove(isGone: (message: ChatMessage) => boolean): void {
    for (const lines of this.#seconds.values())
      for (const [id, message] of lines) if (isGone(message)) lines.delete(id);
  }
}
