import type { ComponentType } from 'react';
import { ReplayOffer } from '../replay/ReplayOffer.tsx';
import { Lasted } from './Lasted.tsx';
import { LazyNextShow } from './LazyNextShow.tsx';

interface EndPartProps {
  /** How long the show was live, in milliseconds. */
  readonly lastedMs: number;
}

/** What stands below the message that a show has ended, a line each; a part that has nothing to say renders nothing. */
export const endParts: readonly ComponentType<EndPartProps>[] = [Lasted, ReplayOffer, LazyNextShow];
