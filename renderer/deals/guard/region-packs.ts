import { RegionId } from '../../../shared/deals/findings.ts';
import { RegionPack } from '../../../shared/deals/guard.ts';

const files = import.meta.glob('../../../assets/regions/*.json', { eager: true, import: 'default' });

/** Legal rules of deals by region, from the files that the server reads too. */
export const regionPacks: readonly RegionPack[] = Object.values(files)
  .map(pack => RegionPack.parse(pack))
  .sort((a, b) => RegionId.options.indexOf(a.region) - RegionId.options.indexOf(b.region));
