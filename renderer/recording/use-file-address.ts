import { useCallback } from 'react';
import { atServer } from '../../client/server-address.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom } from '../app/room-context.tsx';

/** A whole recording or a clip. */
export type WantedFile = { recordingId: string } | { clipId: string };

/** Requests the signed URL of a file. Resolves to undefined if that failed; the error was reported then. */
export function useFileAddress(): (file: WantedFile) => Promise<string | undefined> {
  const room = useRoom();
  const reportError = useReportError();
  return useCallback(
    async file => {
      try {
        return atServer((await room.send('recording.address', file)).address);
      } catch (error) {
        reportError(error);
        return undefined;
      }
    },
    [room, reportError],
  );
}

/** Downloads a file by a link, so that the browser streams it to disk. */
export function useDownload(): (file: WantedFile) => Promise<void> {
  const addressOf = useFileAddress();
  return useCallback(
    async file => {
      const address = await addressOf(file);
      if (!address) return;
      const link = document.createElement('a');
      link.href = address;
      link.download = '';
      link.click();
    },
    [addressOf],
  );
}
