import { describe, expect, test } from 'vitest';
import { RESUME_WITHIN_MS } from '../../../shared/lifecycle/protocol.ts';
import type { CommandData, CommandName } from '../../../shared/show/protocol.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { HOST_ACTOR } from '../../support/arbitrary.ts';
import { commit, decide } from '../../support/registry.ts';

/** A show on which commands are done, one second after the other unless told otherwise. */
class Story {
  state: ShowState = emptyShow('crew');
  now = 1_000_000;

  do<N extends CommandName>(name: N, data: CommandData<N>, afterMs = 1000): this {
    this.now += afterMs;
    const deciding = { state: this.state, actor: HOST_ACTOR, now: this.now, newId: () => 'id' };
    this.state = commit(decide(name, data, deciding).events, deciding).state;
    return this;
  }

  get phase() {
    return this.state.lifecycle.phase;
  }
}

const live = () => new Story().do('show.goLive', {});

test('a show is live once: after its end it can’t go live again', () => {
  const ended = live().do('show.end', {});
  expect(() => ended.do('show.goLive', {})).toThrow(expect.objectContaining({ code: 'ended' }));
  expect(() => live().do('show.goLive', {})).toThrow(expect.objectContaining({ code: 'already-done' }));
});

describe('an end by mistake', () => {
  test('is taken back within ten minutes, and the show has the length that it had', () => {
    const story = live();
    const { phase } = story;
    story.do('show.end', {}).do('show.resume', {}, RESUME_WITHIN_MS);
    expect(story.phase).toEqual(phase);
  });

  test('stays once the time for that is over', () => {
    const ended = live().do('show.end', {});
    expect(() => ended.do('show.resume', {}, RESUME_WITHIN_MS + 1)).toThrow(
      expect.objectContaining({ code: 'ended' }),
    );
  });

  test('is none where the show goes on, or was never live', () => {
    for (const story of [live(), new Story()])
      expect(() => story.do('show.resume', {})).toThrow(expect.objectContaining({ code: 'already-done' }));
  });
});

describe('a show that was interrupted', () => {
  test('is live all the same, until it is ended as of then', () => {
    const story = live();
    const since = story.now;
    story.do('show.interrupt', { since }, 600_000);
    expect(story.phase).toMatchObject({ kind: 'live', interruptedAt: since });
    expect(story.do('show.end', {}).phase).toMatchObject({ kind: 'ended', at: since });
  });

  test('goes on when its host says so', () => {
    const story = live();
    const { phase } = story;
    story.do('show.interrupt', { since: story.now }).do('show.resume', {});
    expect(story.phase).toEqual(phase);
  });

  test('is one that was live: nothing else can be', () => {
    expect(new Story().do('show.interrupt', { since: 1 }).phase).toEqual({ kind: 'ready' });
  });
});
