import type { CommandName } from '../shared/show/protocol.ts';
import { catalog } from './catalog/catalog.ts';
import { chat } from './chat.ts';
import { deals } from './deals/deals.ts';
import type { Decide } from './decision.ts';
import { ingest } from './ingest.ts';
import { moderation } from './moderation.ts';
import { offers } from './offers/offers.ts';
import { recording } from './recording.ts';
import { restream } from './restream.ts';
import { runofshow } from './runofshow.ts';
import { scenes } from './scenes.ts';
import { stage } from './stage.ts';
import { suggest } from './suggest.ts';
import { team } from './team.ts';

/** Every command of the protocol and the feature that decides it. */
export const decides: { [N in CommandName]: Decide<N> } = {
  ...stage,
  ...chat,
  ...moderation,
  ...offers,
  ...catalog,
  ...deals,
  ...runofshow,
  ...scenes,
  ...restream,
  ...ingest,
  ...recording,
  ...suggest,
  ...team,
};
