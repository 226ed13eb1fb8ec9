import { TriangleAlert } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { keepsOut } from './keeps-out.ts';
import { useAddressWords } from './use-address-words.ts';
import { useReach } from './use-reach.ts';

/** Shown to the crew while the address of the links doesn't lead to the server; what isn't sure stands in Share alone. */
export function AddressBanner() {
  const warning = useReach()?.address;
  const words = useAddressWords();
  if (!warning || !keepsOut(warning)) return null;
  const { title, body } = words(warning);
  return (
    <Banner icon={TriangleAlert} tone="danger" title={title}>
      {body}
    </Banner>
  );
}
