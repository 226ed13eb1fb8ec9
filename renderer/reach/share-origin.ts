import type { Reach } from '../../shared/reach/contract.ts';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address leads to the machine that opens it, whichever that is. */
export const isLocal = (address: string): boolean => LOCAL.includes(new URL(address).hostname);

/**
 * The address of the server for links that are given to others. A page that was itself opened by an address which leads
 * further than the one that the server knows of, as behind a proxy, is the better proof.
 * @param reach what the server tells the crew
 * @param told what it tells everybody
 * @param own the page's own origin
 */
export function shareOrigin(reach: Reach | undefined, told: string | undefined, own: string): string {
  const known = reach?.origin ?? told;
  if (known === undefined) return own;
  return isLocal(own) || reach?.kind === 'address' || reach?.network?.isOn ? known : own;
}
