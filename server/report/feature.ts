import { CommandError } from '../../shared/errors.ts';
import { MAX_EARLIER } from '../../shared/report/figures.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { home } from '../home/feature.ts';
import { pulse } from '../pulse/feature.ts';
import { reactions } from '../reactions/feature.ts';
import { defineFeature } from '../show/feature.ts';
import { ShowReport } from './show-report.ts';

/** What came of a show: counted by the minute, put together by each page for itself (`shared/report/report.ts`). */
export const report = defineFeature('report', {
  handlers: {
    'report.sample': (_state, { minute }) => ({
      events: [newEvent('report.sampled', { minute })],
      result: {},
    }),
  },
  start: server => ({ shows: server.serviceOf(home).shows }),
  react: show =>
    new ShowReport(show, {
      score: () => scoreAmong(show.reactorOf(pulse).latest()),
      takeReactions: () => show.reactorOf(reactions).take(),
    }),
  queries: {
    'report.arrive': ({ source }, { reactor, member }) => {
      reactor.arrive(member.viewpoint.personId, source);
      return {};
    },
    'report.questions': (_data, { reactor }) => reactor.openQuestions(),
    'report.earlier': async (_data, { show, service, member }) => {
      if (member.actor.id !== OWNER_ID)
        throw new CommandError(
          'forbidden',
          'Only the owner of the server may see what its other shows came to.',
        );
      const { phase } = show.state.lifecycle;
      const since = phase.kind === 'ready' ? show.clock.now() : phase.since;
      return { shows: await service.shows.endedBy(since, MAX_EARLIER) };
    },
  },
});

function scoreAmong(signals: readonly Signal[]): number | undefined {
  const found = signals.find(each => each.signal === 'pulse.updated');
  return found && found.data.people > 0 ? found.data.score : undefined;
}
