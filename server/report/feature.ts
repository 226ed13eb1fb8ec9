import { newEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { pulse } from '../pulse/feature.ts';
import { reactions } from '../reactions/feature.ts';
import { defineFeature } from '../show/feature.ts';
import { Sampler } from './sampler.ts';

/** What came of a show: counted by the minute, put together by each page for itself (`shared/report/report.ts`). */
export const report = defineFeature('report', {
  handlers: {
    'report.sample': (_state, { minute }) => ({
      events: [newEvent('report.sampled', { minute })],
      result: {},
    }),
  },
  react: show =>
    new Sampler(show, {
      score: () => scoreAmong(show.reactorOf(pulse).latest()),
      takeReactions: () => show.reactorOf(reactions).take(),
    }),
  queries: {
    'report.arrive': ({ source }, { reactor, member }) => {
      reactor.arrive(member.viewpoint.personId, source);
      return {};
    },
  },
});

function scoreAmong(signals: readonly Signal[]): number | undefined {
  const found = signals.find(each => each.signal === 'pulse.updated');
  return found && found.data.people > 0 ? found.data.score : undefined;
}
