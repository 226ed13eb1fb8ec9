import { HOST } from '../../shared/roles.ts';
import type { StudioFeature } from '../app/studio-feature.ts';
import { HeldCount, HeldTab } from './HeldTab.tsx';
import { undo } from './undo.ts';

export const moderation: StudioFeature<'moderation'> = {
  undo,
  // A moderator's layout has them beside the chat.
  chatTabs: [
    { id: 'held', roles: HOST, label: t => t('moderation:tabs.held'), Note: HeldCount, Content: HeldTab },
  ],
};
