import type { DesktopCapturer, DesktopCapturerSource, Session } from 'electron';
import type { CaptureSource } from '../shared/desktop.ts';
import type { DesktopHandlers } from './ipc.ts';
import type { Trust } from './navigation.ts';

const THUMBNAIL = { width: 320, height: 180 };

export interface CaptureOptions {
  readonly session: Pick<Session, 'setDisplayMediaRequestHandler'>;
  readonly desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  readonly trust: Trust;
}

/**
 * Lets the studio draw its own picker of screens and windows: it asks for the sources, names one, and the next
 * getDisplayMedia() shows that one. A choice is good for one request; without one the request is refused.
 */
export function setupCapture({
  session,
  desktopCapturer,
  trust,
}: CaptureOptions): Pick<DesktopHandlers, 'capture.sources' | 'capture.choose'> {
  let offered: readonly DesktopCapturerSource[] = [];
  let chosen: DesktopCapturerSource | undefined;

  session.setDisplayMediaRequestHandler(
    (request, callback) => {
      const video = chosen;
      chosen = undefined;
      callback(video && trust.origin(request.securityOrigin) ? { video } : null);
    },
    { useSystemPicker: true },
  );

  return {
    'capture.sources': async () => {
      offered = await desktopCapturer.getSources({
        types: ['screen', 'window'],
        thumbnailSize: THUMBNAIL,
        fetchWindowIcons: true,
      });
      return offered.map(asCaptureSource);
    },
    'capture.choose': ({ id }) => {
      chosen = offered.find(source => source.id === id);
      if (!chosen) throw new Error('That screen or window is no longer there.');
      return {};
    },
  };
}

function asCaptureSource({ id, name, thumbnail, appIcon }: DesktopCapturerSource): CaptureSource {
  return {
    id,
    name,
    kind: id.startsWith('screen:') ? 'screen' : 'window',
    thumbnail: thumbnail.toDataURL(),
    // Not every window has an icon, whatever its type says.
    ...(appIcon && !appIcon.isEmpty() ? { icon: appIcon.toDataURL() } : {}),
  };
}
