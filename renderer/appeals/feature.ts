import { CREW } from '../../shared/roles.ts';
import type { StudioFeature } from '../app/studio-feature.ts';
import { AppealsTab, WaitingCount } from './AppealsTab.tsx';
import { undo } from './undo.ts';

export const appeals: StudioFeature<'appeals'> = {
  undo,
  chatTabs: [
    {
      id: 'appeals',
      roles: CREW,
      needs: 'timeout',
      label: t => t('appeals:title'),
      Note: WaitingCount,
      Content: AppealsTab,
    },
  ],
};
