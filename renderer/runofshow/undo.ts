import type { ShowState } from '../../shared/show/state.ts';
import type { Undo } from '../undo/undoable.ts';

const titleOf = (show: ShowState, segmentId: string): string =>
  show.runofshow.segments.find(({ id }) => id === segmentId)?.title ?? '';

export const undo: Undo<'runofshow'> = {
  'runofshow.remove': {
    inverse: ({ segmentId }, _result, { show }) => {
      const { segments } = show.runofshow;
      const place = segments.findIndex(({ id }) => id === segmentId);
      const segment = segments[place];
      return segment && { name: 'runofshow.put', data: { segment, place } };
    },
    describe: (t, { segmentId }, show) => t('runofshow:undo.remove', { title: titleOf(show, segmentId) }),
  },
  'runofshow.move': {
    inverse: ({ segmentId }, _result, { show }) => {
      const place = show.runofshow.segments.findIndex(({ id }) => id === segmentId);
      return place < 0 ? undefined : { name: 'runofshow.move', data: { segmentId, place } };
    },
    describe: (t, { segmentId }, show) => t('runofshow:undo.move', { title: titleOf(show, segmentId) }),
  },
};
