import { beforeEach, expect, test } from 'vitest';
import { HostWatch, INTERRUPTED_AFTER_MS } from '../../../server/lifecycle/host-watch.ts';
import type { ShowContext } from '../../../server/show/feature.ts';
import type { Phase } from '../../../shared/lifecycle/state.ts';
import type { Role } from '../../../shared/roles.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { TestClock } from '../../support/clock.ts';
import { silent } from '../../support/log.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';

let clock: TestClock;
let phase: Phase;
let isOnAir: boolean;
let sent: unknown[];
beforeEach(() => {
  clock = new TestClock();
  phase = { kind: 'live', since: 0 };
  isOnAir = false;
  sent = [];
});

function watch(): HostWatch {
  const show = {
    clock,
    logger: silent,
    get state() {
      return { ...emptyShow('crew'), lifecycle: { title: 'Show', phase } };
    },
    submit: async (name: string, data: object) => {
      sent.push({ name, ...data });
      return {};
    },
  };
  return new HostWatch({ show: show as unknown as ShowContext, isOnAir: () => isOnAir });
}

const member = (role: Role) => recordingMember(new RecordingOutlet(), role, role);

test('a live show without a host and without a picture is told as interrupted, as of when that began', () => {
  const watching = watch();
  const since = clock.now();
  expect(watching.isBusy()).toBe(true);
  clock.pass(INTERRUPTED_AFTER_MS);
  expect(sent).toEqual([{ name: 'show.interrupt', since }]);
  expect(watching.isBusy()).toBe(false);
});

test('a host who comes keeps it going, a viewer does not', () => {
  const watching = watch();
  const host = member('host');
  watching.joined(host);
  watching.joined(member('viewer'));
  clock.pass(INTERRUPTED_AFTER_MS);
  expect(sent).toEqual([]);
  watching.left(host);
  const since = clock.now();
  clock.pass(INTERRUPTED_AFTER_MS);
  expect(sent).toEqual([{ name: 'show.interrupt', since }]);
});

test('an encoder needs no studio', () => {
  watch();
  isOnAir = true;
  clock.pass(INTERRUPTED_AFTER_MS);
  expect(sent).toEqual([]);
  isOnAir = false;
  const since = clock.now();
  clock.pass(INTERRUPTED_AFTER_MS);
  expect(sent).toEqual([{ name: 'show.interrupt', since }]);
});

test('a show that is not live, or was told as interrupted, is left alone', () => {
  for (const each of [{ kind: 'ready' }, { kind: 'live', since: 0, interruptedAt: 1 }] as const) {
    phase = each;
    expect(watch().isBusy()).toBe(false);
  }
});
