import { LoaderCircle } from 'lucide-react';

/** A busy indicator; put a text beside it. */
export function Spinner({ size = 16 }: { size?: number }) {
  return (
    <LoaderCircle size={size} aria-hidden className="animate-spin text-quiet motion-reduce:animate-none" />
  );
}
