import type { Highlight } from '../../shared/highlight/contract.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { Undo } from '../undo/undoable.ts';

const SHORTEST_SECONDS = 3;

/** Shows a line again as it was, for what is left of its time. */
const showAgain = ({ messageId, until }: Highlight, now: number): Command => ({
  name: 'highlight.show',
  data: {
    messageId,
    seconds: until === null ? null : Math.max(SHORTEST_SECONDS, Math.ceil((until - now) / 1000)),
  },
});

export const undo: Undo<'highlight'> = {
  'highlight.show': {
    inverse: ({ messageId }, _result, { show, now }) => {
      const earlier = show.highlight.highlighted;
      const isOver = !earlier || (earlier.until !== null && earlier.until <= now);
      return isOver ? { name: 'highlight.end', data: { messageId } } : showAgain(earlier, now);
    },
    describe: t => t('highlight:undo.show'),
  },
  'highlight.end': {
    inverse: (_data, _result, { show, now }) => {
      const earlier = show.highlight.highlighted;
      return earlier ? showAgain(earlier, now) : undefined;
    },
    describe: t => t('highlight:undo.end'),
  },
};
