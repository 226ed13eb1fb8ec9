import { onTestFinished } from 'vitest';
import { createAdapter, shopAddress } from '../../../server/shops/adapters.ts';
import { ShopHttp } from '../../../server/shops/http.ts';
import { type Kept, ShowShops } from '../../../server/shops/show-shops.ts';
import type { ShowContext } from '../../../server/show/feature.ts';
import { VITRINE } from '../../../server/show/vitrine.ts';
import { allClaims, type Claim } from '../../../shared/deals/claims.ts';
import type { Actor } from '../../../shared/roles.ts';
import type { ShopStatus } from '../../../shared/shops/protocol.ts';
import type { CommandData, CommandName, CommandResult } from '../../../shared/show/protocol.ts';
import { openTestLog, silent } from '../log.ts';
import { openTestShow } from '../show.ts';

/**
 * A show with its shops in this process, so that a test can let their time pass; the shop itself is asked over real
 * sockets. No webhook comes, as where the server is behind a firewall.
 */
export async function openShopShow() {
  const show = await openTestShow(await openTestLog());
  const http = new ShopHttp(true);
  let ids = 0;
  const submit = <N extends CommandName>(
    name: N,
    data: CommandData<N>,
    { as = VITRINE }: { as?: Actor } = {},
  ): Promise<CommandResult<N>> => {
    ids += 1;
    return show.submit(as, `command${ids}`, name, data);
  };
  const context = {
    slug: show.slug,
    logId: show.logId,
    get state() {
      return show.state;
    },
    clock: show.clock,
    broadcaster: show.broadcaster,
    logger: silent,
    submit,
  } as unknown as ShowContext;
  const shops = new ShowShops(context, {
    addressOf: (credentials, typed) => shopAddress(credentials.kind, typed, true),
    adapterOf: (address, credentials, hookSecret) =>
      createAdapter({ http, address, credentials, hookSecret }),
    seal: (_connection, kept) => JSON.stringify(kept),
    unseal: ({ sealed = '' }) => JSON.parse(sealed) as Kept,
    hookAddressOf: () => undefined,
    pageOf: slug => `http://127.0.0.1/s/${slug}`,
  });
  show.attach(
    event => shops.observe(event),
    (_actor, { name, data }) =>
      name === 'shop.connect' ? shops.connect(data.address, data.credentials) : undefined,
  );
  onTestFinished(() => {
    shops.close();
    http.close();
  });
  const status = (): ShopStatus | undefined => {
    const [signal] = shops.signalsFor({ kind: 'crew', personId: 'host' });
    const data = signal?.data as { states: Record<string, ShopStatus> } | undefined;
    return Object.values(data?.states ?? {})[0];
  };
  const claims = (): Claim[] => Object.values(show.state.deals.claims).flatMap(allClaims);
  return { show, shops, submit, status, claims };
}
