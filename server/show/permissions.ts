import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { type CommandName, type QueryName, requestDefinition } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Registry } from './registry.ts';

/** Refuses with `forbidden` what a moderator is not granted; `permission` says what they lack. */
export function assertPermitted(
  registry: Registry,
  state: ShowState,
  actor: Actor,
  name: CommandName | QueryName,
): void {
  const { needs: permission } = requestDefinition(name);
  if (!permission || !registry.lackedBy(state, actor).includes(permission)) return;
  const text = `${name} needs the permission "${permission}", which the host has not granted; ask the host for it.`;
  throw new CommandError('forbidden', text, { permission });
}
