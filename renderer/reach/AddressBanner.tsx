import { TriangleAlert } from 'lucide-react';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';
import { Banner } from '../ui/Banner.tsx';
import { useAddressWords } from './use-address-words.ts';
import { useReach } from './use-reach.ts';

/** What keeps viewers out for certain; the rest stands in Share alone. */
const CERTAIN: readonly AddressWarning['kind'][] = [
  'unresolved',
  'other-machine',
  'other-server',
  'no-sockets',
  'held-back',
];

/** Shown to the crew while the address of the links doesn't lead to the server. */
export function AddressBanner() {
  const warning = useReach()?.address;
  const words = useAddressWords();
  if (!warning || !CERTAIN.includes(warning.kind)) return null;
  const { title, body } = words(warning);
  return (
    <Banner icon={TriangleAlert} tone="danger" title={title}>
      {body}
    </Banner>
  );
}
