import type { DryRun } from '../../shared/rules/dry-run.ts';
import type { RuleDraft } from '../../shared/rules/rule.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { checkedDraft } from './check-draft.ts';
import { dryRun, type Finder } from './dry-run.ts';
import { Ruleset } from './ruleset.ts';
import { isInScope } from './scope.ts';

/** The dry runs of one show: one at a time for each connection, and none for one that is gone. */
export class DryRuns implements Reactor {
  readonly #show: ShowContext;
  readonly #running = new Map<Member, AbortController>();

  constructor(show: ShowContext) {
    this.#show = show;
  }

  left(member: Member): void {
    this.stop(member);
  }

  stop(member: Member): void {
    this.#running.get(member)?.abort();
    this.#running.delete(member);
  }

  /** Says what a rule would have held. The connection's earlier run, if any, is stopped. */
  async run(draft: RuleDraft, member: Member): Promise<DryRun> {
    const find = this.#finderOf(draft);
    this.stop(member);
    const control = new AbortController();
    this.#running.set(member, control);
    try {
      return await dryRun(this.#show, find, control.signal);
    } finally {
      if (this.#running.get(member) === control) this.#running.delete(member);
    }
  }

  #finderOf(given: RuleDraft): Finder {
    const rule = { ...checkedDraft(given), isOn: true, id: 'dry-run' };
    const ruleset = new Ruleset([rule]);
    const { catalog, rules } = this.#show.state;
    return ({ text }, past) =>
      ruleset
        .check({ text, kind: 'line', past }, rules.allowed)
        .filter(() => isInScope(rule, { text, author: {} }, { catalog }))
        .map(({ reason }) => reason);
  }
}
