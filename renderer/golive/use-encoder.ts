import { useRoomView } from '../app/room-context.tsx';

/** Whether viewers get an encoder's picture, such as OBS's, in place of the studio's own. */
export const useEncoderOnAir = (): boolean =>
  useRoomView(({ show, ingest }) => show.ingest.input === 'encoder' && ingest?.kind === 'sending');
