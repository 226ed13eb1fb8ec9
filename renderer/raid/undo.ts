import type { Undo } from '../undo/undoable.ts';

export const undo: Undo<'raid'> = {
  'raid.setAuto': {
    inverse: ({ on }) => ({ name: 'raid.setAuto', data: { on: !on } }),
    describe: (t, { on }) => t(on ? 'raid:undo.autoOn' : 'raid:undo.autoOff'),
  },
};
