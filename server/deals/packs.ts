import cn from '../../assets/regions/cn.json' with { type: 'json' };
import eu from '../../assets/regions/eu.json' with { type: 'json' };
import uk from '../../assets/regions/uk.json' with { type: 'json' };
import us from '../../assets/regions/us.json' with { type: 'json' };
import { RegionPack } from '../../shared/deals/guard.ts';

/** What the law asks of deals, by region. */
export const packs: readonly RegionPack[] = [eu, uk, us, cn].map(pack => RegionPack.parse(pack));
