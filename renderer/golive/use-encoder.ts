import type { RoomView } from '../../client/room/room.ts';
import { useRoomView } from '../app/room-context.tsx';

/** True if viewers get an external encoder's stream, such as OBS's, instead of the studio's. */
export const isEncoderOnAir = ({ show, live }: RoomView): boolean =>
  show.ingest.input === 'encoder' && live.ingest.state?.kind === 'sending';

export const useEncoderOnAir = (): boolean => useRoomView(isEncoderOnAir);
