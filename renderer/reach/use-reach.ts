import { serverAddress } from '../../client/server-address.ts';
import type { Reach } from '../../shared/reach/contract.ts';
import { useRoomView } from '../app/room-context.tsx';
import { shareOrigin } from './share-origin.ts';

/** Who reaches the server; undefined for those who are not of the crew. */
export const useReach = (): Reach | undefined => useRoomView(view => view.live.reach.reach);

/** The address of the server for links that are given to others. */
export function useShareOrigin(): string {
  const reach = useReach();
  const told = useRoomView(view => view.origin);
  return shareOrigin(reach, told, serverAddress());
}
