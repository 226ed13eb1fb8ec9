import type { FoundLine, LineStatus } from '../../../shared/chat/protocol.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';

/** What is looked for in the whole show: a text, a person's lines, or both. */
export interface Wanted {
  readonly text?: string;
  readonly personId?: string;
}

type Lines = readonly FoundLine[];

/** With the lines of a further page; one that stands in the log more than once is there once, as it was found first. */
export function withPage(lines: Lines, page: Lines): Lines {
  const known = new Set(lines.map(({ message }) => message.id));
  return [...lines, ...page.filter(({ message }) => !known.has(message.id))];
}

const change = (lines: Lines, isMeant: (line: FoundLine) => boolean, status: LineStatus): Lines =>
  lines.some(line => isMeant(line) && line.status !== status)
    ? lines.map(line => (isMeant(line) ? { ...line, status } : line))
    : lines;

/** With what has happened since: the lines stay, each as it was decided, and a person's new ones come first. */
export function withEvent(lines: Lines, event: ShowEvent, { text, personId }: Wanted): Lines {
  const ofMessage = (id: string) => (line: FoundLine) => line.message.id === id;
  switch (event.name) {
    case 'chat.posted':
    case 'chat.held': {
      const status = event.name === 'chat.held' ? 'held' : 'posted';
      const { message } = event.data;
      if (lines.some(ofMessage(message.id))) return change(lines, ofMessage(message.id), status);
      return text === undefined && message.personId === personId ? [{ message, status }, ...lines] : lines;
    }
    case 'chat.deleted':
      return change(lines, ofMessage(event.data.messageId), 'deleted');
    case 'chat.restored':
      return event.data.to === 'held' ? change(lines, ofMessage(event.data.messageId), 'held') : lines;
    case 'chat.withdrawn':
      return change(
        lines,
        ({ message, status }) => status === 'posted' && message.personId === event.data.personId,
        'deleted',
      );
    case 'chat.erased':
      return lines.filter(({ message }) => message.personId !== event.data.personId);
    default:
      return lines;
  }
}
