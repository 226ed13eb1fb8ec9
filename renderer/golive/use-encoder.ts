import type { RoomView } from '../../client/room/room.ts';
import { useRoomView } from '../app/room-context.tsx';

/** Whether viewers get an encoder's picture, such as OBS's, in place of the studio's own. */
export const isEncoderOnAir = ({ show, ingest }: RoomView): boolean =>
  show.ingest.input === 'encoder' && ingest?.kind === 'sending';

export const useEncoderOnAir = (): boolean => useRoomView(isEncoderOnAir);
