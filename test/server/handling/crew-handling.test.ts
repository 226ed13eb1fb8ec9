import { expect, onTestFinished, test, vi } from 'vitest';
import { CrewHandling } from '../../../server/handling/crew-handling.ts';
import { Broadcaster } from '../../../server/show/broadcaster.ts';
import { HANDLING_MS } from '../../../shared/handling/contract.ts';
import { type Viewpoint, viewpointOf } from '../../../shared/roles.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { RecordingLink, RecordingOutlet } from '../../support/recording-link.ts';

const CREW: Viewpoint = { kind: 'crew', personId: host.id };

function start() {
  vi.useFakeTimers();
  const handling = new CrewHandling({ state: emptyShow('crew'), broadcaster: new Broadcaster() });
  onTestFinished(() => {
    handling.close();
    vi.useRealTimers();
  });
  const outlet = new RecordingOutlet();
  const [nina, hal] = [moderator, host].map(actor => ({
    actor,
    viewpoint: viewpointOf(actor),
    link: new RecordingLink(outlet),
  }));
  if (!nina || !hal) throw new Error('two people');
  const handled = () =>
    handling.signalsFor(CREW).flatMap(each => (each.signal === 'handling.changed' ? each.data.handlers : []));
  return { handling, nina, hal, handled };
}

test('the newest choice of each counts, and a choice of nothing ends it', () => {
  const { handling, nina, hal, handled } = start();
  handling.begin(nina, { messageId: 'm1', personId: 'ann' });
  handling.begin(hal, { personId: 'bob' });
  handling.begin(nina, { messageId: 'm2', personId: 'ann' });
  expect(handled()).toEqual([
    { by: host.id, name: host.name, personId: 'bob' },
    { by: moderator.id, name: moderator.name, messageId: 'm2', personId: 'ann' },
  ]);
  handling.begin(hal, {});
  expect(handled()).toMatchObject([{ messageId: 'm2' }]);
});

test('it ends when they leave, and by itself after a while without another choice', () => {
  const { handling, nina, hal, handled } = start();
  handling.begin(nina, { personId: 'ann' });
  handling.begin(hal, { personId: 'bob' });
  handling.left(hal);
  expect(handled()).toMatchObject([{ personId: 'ann' }]);
  vi.advanceTimersByTime(HANDLING_MS - 1);
  handling.begin(nina, { personId: 'cat' });
  vi.advanceTimersByTime(HANDLING_MS - 1);
  expect(handled()).toMatchObject([{ personId: 'cat' }]);
  vi.advanceTimersByTime(1);
  expect(handled()).toEqual([]);
});

test('nobody but the crew is told', () => {
  const { handling, nina } = start();
  handling.begin(nina, { personId: 'ann' });
  expect(handling.signalsFor(viewpointOf(viewer('ann')))).toEqual([]);
  expect(handling.signalsFor({ kind: 'brand', personId: 'rep', brand: 'Acme' })).toEqual([]);
});
