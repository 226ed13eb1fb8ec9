import { globSync, readFileSync } from 'node:fs';
import { features } from '../../shared/show/assemble.ts';
import { root } from '../setup/folders.mjs';
import type { Check } from './step.ts';

/** Folders that belong to features under a name of their own, such as the parts of the picture. */
const FEATURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  ingest: ['obs'],
  media: ['publish', 'playback', 'whip', 'stage'],
  pulse: ['intelligence'],
  lifecycle: ['golive'],
};

const ALLOWED: ReadonlySet<string> = new Set([
  'shared/features.ts',
  'server/features.ts',
  // The forms of old logs, which are as they are for ever.
  'server/log/lift.ts',
  'server/log/migrate-from-0.ts',
]);

const folders = new Set(features.flatMap(([name]) => [name, ...(FEATURE_FOLDERS[name] ?? [])]));

/** Every command, query, event and signal of a feature as it stands in code. */
const names = features.flatMap(([, { commands, queries, events, signals }]) =>
  [commands, queries, events, signals].flatMap(part => Object.keys(part).map(name => `'${name}'`)),
);

/** Files that name a feature's commands or events although they are in no feature's folder. */
export const featureNames: Check = {
  name: 'features named in their folders only',
  run: async () => {
    const files = globSync('{shared,client,renderer,viewer,server,electron}/**/*.{ts,tsx}', { cwd: root });
    return files
      .filter(
        file =>
          !ALLOWED.has(file) &&
          !file
            .split('/')
            .slice(1)
            .some(folder => folders.has(folder)),
      )
      .flatMap(file => {
        const text = readFileSync(`${root}/${file}`, 'utf8');
        const found = names.filter(name => text.includes(name));
        return found.length > 0
          ? [`${file} names ${found.join(', ')}; move it into the feature's folder.`]
          : [];
      });
  },
};
