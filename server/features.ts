import type { FeatureName } from '../shared/show/assemble.ts';
import { answers } from './answers/feature.ts';
import { appeals } from './appeals/feature.ts';
import { bag } from './bag/feature.ts';
import { catalog } from './catalog/feature.ts';
import { chat } from './chat/feature.ts';
import { clock } from './clock/feature.ts';
import { deals } from './deals/feature.ts';
import { delivery } from './delivery/feature.ts';
import { handling } from './handling/feature.ts';
import { highlight } from './highlight/feature.ts';
import { home } from './home/feature.ts';
import { ledger } from './ledger/feature.ts';
import { lifecycle } from './lifecycle/feature.ts';
import { mediaFeature as media } from './media/feature.ts';
import { ingest } from './media/ingest/feature.ts';
import { restream } from './media/restream/feature.ts';
import { moderation } from './moderation/feature.ts';
import { modes } from './modes/feature.ts';
import { multichat } from './multichat/feature.ts';
import { names } from './names/feature.ts';
import { notes } from './notes/feature.ts';
import { offers } from './offers/feature.ts';
import { orders } from './orders/feature.ts';
import { people } from './people/feature.ts';
import { permissions } from './permissions/feature.ts';
import { pinned } from './pinned/feature.ts';
import { presence } from './presence/feature.ts';
import { privatereply } from './privatereply/feature.ts';
import { pulse } from './pulse/feature.ts';
import { raid } from './raid/feature.ts';
import { reach } from './reach/feature.ts';
import { reactions } from './reactions/feature.ts';
import { recording } from './recording/feature.ts';
import { replay } from './replay/feature.ts';
import { report } from './report/feature.ts';
import { rules } from './rules/feature.ts';
import { runofshow } from './runofshow/feature.ts';
import { sanctions } from './sanctions/feature.ts';
import { scenes } from './scenes/feature.ts';
import { shops } from './shops/feature.ts';
import type { Feature } from './show/feature.ts';
import { suggest } from './suggest/feature.ts';
import { team } from './team/feature.ts';

/**
 * Every feature of the server, in the order in which they start and in which their policies and deadlines apply. One
 * that stands in the shared list and is missing here does not compile.
 */
export const features = {
  // The first, so that what it keeps of a show at its end has what the others still write.
  home,
  lifecycle,
  clock,
  team,
  permissions,
  people,
  chat,
  pinned,
  privatereply,
  highlight,
  moderation,
  appeals,
  modes,
  raid,
  rules,
  multichat,
  names,
  handling,
  notes,
  answers,
  catalog,
  bag,
  offers,
  deals,
  orders,
  shops,
  scenes,
  runofshow,
  media,
  // Closes what the banned watch.
  sanctions,
  delivery,
  reach,
  ingest,
  restream,
  recording,
  pulse,
  suggest,
  reactions,
  presence,
  report,
  replay,
  ledger,
} satisfies { readonly [F in FeatureName]: Feature<F, never, never> | Feature<F> };
