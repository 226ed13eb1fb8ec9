import type { StudioFeature } from '../app/studio-feature.ts';
import { PhoneShelf } from './PhoneShelf.tsx';
import { undo } from './undo.ts';

export const offers: StudioFeature<'offers'> = {
  undo,
  // A host has the whole shelf beside the chat.
  chatTabs: [
    {
      id: 'pins',
      roles: ['moderator'],
      needs: 'offers',
      label: t => t('offers:tab'),
      Content: PhoneShelf,
    },
  ],
};
