import { CREW } from '../../shared/roles.ts';
import type { StudioFeature } from '../app/studio-feature.ts';
import { NotesTab } from './NotesTab.tsx';
import { UnreadNotes } from './UnreadNotes.tsx';

export const notes: StudioFeature<'notes'> = {
  chatTabs: [
    { id: 'notes', roles: CREW, label: t => t('notes:title'), Note: UnreadNotes, Content: NotesTab },
  ],
};
