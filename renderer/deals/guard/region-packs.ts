import { RegionId } from '../../../shared/deals/findings.ts';
import { RegionPack } from '../../../shared/deals/guard.ts';

const files = import.meta.glob('../../../assets/regions/*.json', { eager: true, import: 'default' });

/** What the law asks of deals, by region: the files that the server reads as well. */
export const packs: readonly RegionPack[] = Object.values(files)
  .map(pack => RegionPack.parse(pack))
  .sort((a, b) => RegionId.options.indexOf(a.region) - RegionId.options.indexOf(b.region));
