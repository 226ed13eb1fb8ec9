import { defineFeature } from '../show/feature.ts';
import { clientKeys } from '../team/client-keys.ts';
import { team } from '../team/feature.ts';
import { BanList } from './ban-list.ts';
import { handlers } from './handlers.ts';
import { screen } from './screen.ts';
import { checkBans, type KeysOf, ShowSanctions } from './show-sanctions.ts';
import { escalate, strikeForHeld } from './strikes.ts';

const CHECK_WITHIN_MS = 1000;

export const sanctions = defineFeature('sanctions', {
  handlers,
  screen,
  policy: (...change) => [...escalate(...change), ...strikeForHeld(...change)],
  start: async server => {
    const list = await BanList.open(server.folder.bans, server.clock.now());
    const keysOf: KeysOf = peer => logId => clientKeys(server.folder.secret, logId, peer);
    server
      .serviceOf(team)
      .guard((show, present, peer) => checkBans(show, present, list, peer && keysOf(peer)));
    return { list, keysOf, close: () => list.close() };
  },
  react: (show, { list, keysOf }) => new ShowSanctions(show, list, keysOf),
  prepare: {
    // Whether it is listed is known beside the show.
    'sanction.lift': {
      prepare: ({ banId }, { reactor }) => reactor.checkListed(banId),
      withinMs: CHECK_WITHIN_MS,
      otherwise: () => {},
    },
    'sanction.putBack': {
      prepare: ({ banId }, { reactor }) => reactor.checkLifted(banId),
      withinMs: CHECK_WITHIN_MS,
      otherwise: () => {},
    },
  },
  queries: {
    'sanction.reach': ({ personId }, { reactor }) => reactor.reachOf(personId),
    'sanction.listed': (_data, { reactor }) => ({ bans: reactor.bansElsewhere() }),
  },
});
