import type { Session } from 'electron';
import type { Trust } from './navigation.ts';

/** What the studio needs; everything else that a page can ask for is refused. */
const GRANTED: readonly string[] = [
  'media',
  'display-capture',
  'notifications',
  'clipboard-sanitized-write',
  'speaker-selection',
];

/** Grants the studio's own page what it needs, and nobody anything else. */
export function setupPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
  trust: Trust,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(GRANTED.includes(permission) && trust.page(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => GRANTED.includes(permission) && trust.origin(origin),
  );
  session.setDevicePermissionHandler(() => false);
}
