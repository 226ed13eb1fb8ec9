import { HOST } from '../../shared/roles.ts';
import type { StudioFeature } from '../app/studio-feature.ts';
import { RulesTab } from './RulesTab.tsx';
import { undo } from './undo.ts';

export const rules: StudioFeature<'rules'> = {
  undo,
  // A moderator's layout has a button for them beside the chat.
  chatTabs: [{ id: 'rules', roles: HOST, label: t => t('rules:title'), Content: RulesTab }],
};
