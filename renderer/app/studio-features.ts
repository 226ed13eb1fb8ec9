import type { ComponentType } from 'react';
import type { Role } from '../../shared/roles.ts';
import type { FeatureName } from '../../shared/show/assemble.ts';
import * as features from '../features.ts';
import type { UndoTable } from '../undo/undoable.ts';
import type { ChatTab, StudioFeature } from './studio-feature.ts';

const byName: { readonly [F in FeatureName]?: StudioFeature<F> } = features;
const all: readonly StudioFeature<FeatureName>[] = Object.values(byName);

/** The commands of all features that can be undone. */
export const undoTable: UndoTable = Object.assign({}, ...all.map(({ undo }) => undo));

/** The lasting notices of all features, each with its feature's name. */
export const banners: readonly (readonly [name: string, Banner: ComponentType])[] = Object.entries(
  byName as Readonly<Record<string, StudioFeature<FeatureName>>>,
).flatMap(([name, { Banner }]) => (Banner ? [[name, Banner] as const] : []));

/** The tabs of a role's chat panel, in the order of the list of features. */
export const chatTabsOf = (role: Role): readonly ChatTab[] =>
  all.flatMap(({ chatTabs = [] }) => chatTabs).filter(tab => tab.roles.includes(role));
