import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Permission, Role } from '../../shared/roles.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import type { Undo } from '../undo/undoable.ts';

/** A tab of the chat panel. */
export interface ChatTab {
  readonly id: string;
  /** Whose chat panel has it. */
  readonly roles: readonly Role[];
  /** What a moderator has to be granted to have it. */
  readonly needs?: Permission;
  /** Its name. The key names its namespace. */
  readonly label: (t: TFunction) => string;
  /** A count or badge after the name. */
  readonly Note?: ComponentType;
  readonly Content: ComponentType;
}

/** What a feature adds to places that features share. Its own panels, buttons and drawers are placed by the layouts. */
export interface StudioFeature<F extends FeatureName> {
  /** How its commands are undone. */
  readonly undo?: Undo<F>;
  readonly chatTabs?: readonly ChatTab[];
  /** A lasting notice over the layout; it renders nothing while there is nothing to say. */
  readonly Banner?: ComponentType;
}
