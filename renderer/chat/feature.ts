import { HOST } from '../../shared/roles.ts';
import type { StudioFeature } from '../app/studio-feature.ts';
import { ChatTab } from './ChatTab.tsx';
import { undo } from './undo.ts';

export const chat: StudioFeature<'chat'> = {
  undo,
  chatTabs: [{ id: 'chat', roles: HOST, label: t => t('chat:tabs.chat'), Content: ChatTab }],
};
