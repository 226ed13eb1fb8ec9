import { serverAddress } from '../../client/server-address.ts';
import type { StudioEntry } from '../../shared/home/protocol.ts';
import { inviteAddress } from '../app/entry.ts';
import { enterStudio } from './api.ts';

/** Opens a studio in this page. */
export function goTo({ show, invite }: StudioEntry): void {
  location.hash = new URL(inviteAddress(show, invite, serverAddress())).hash;
}

/** Opens a show's studio in this page by the owner's key. Rejects as requests do. */
export async function openShow(key: string, slug: string): Promise<void> {
  goTo(await enterStudio(key, slug));
}
