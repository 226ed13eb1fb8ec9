import { useCallback } from 'react';
import { useReportError } from '../app/errors.ts';
import { useRoom } from '../app/room-context.tsx';

/** Which file: a whole recording or a clip. */
export type WantedFile = { recordingId: string } | { clipId: string };

/** Asks where a file can be had; resolves to undefined where it can't and the person was told. */
export function useFileAddress(): (file: WantedFile) => Promise<string | undefined> {
  const room = useRoom();
  const reportError = useReportError();
  return useCallback(
    async file => {
      try {
        return (await room.send('recording.address', file)).address;
      } catch (error) {
        reportError(error);
        return undefined;
      }
    },
    [room, reportError],
  );
}

/** Saves a file by the browser's own download, which works for files of any size. */
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
