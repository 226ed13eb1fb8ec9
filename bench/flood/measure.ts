import { setTimeout as wait } from 'node:timers/promises';
import type { CrowdReport } from '../fanout/crowd.ts';
import { Crowd } from '../fanout/crowd-process.ts';
import { cpuSecondsBelow, type Target } from '../fanout/target.ts';
import { residentOf } from '../support/memory.ts';
import { percentileOfCounts } from '../support/stats.ts';
import { ATTACKS, Attacker, type AttackKind } from './attacker.ts';

export interface Measured {
  readonly chat_p99_ms_alone: number;
  /** The worst of all attacks. */
  readonly chat_p99_ms_attacked: number;
  /** Viewers whose connection ended. */
  readonly cut_off: number;
  readonly rss_mb_before: number;
  readonly rss_mb_after: number;
}

const VIEWERS = 100;
const LINES_PER_SECOND = 20;
/** Attackers have addresses of their own: 127.0.254.2 and up, where no crowd has any. */
const attackerAddress = (number: number): string => `127.0.254.${2 + number}`;
/** How many there are in a round. */
const ATTACKERS = [1, 8];
const WARM_UP_MS = 3000;
/** What is still on its way arrives meanwhile, and what the attackers had opened ends. */
const ARRIVES_WITHIN_MS = 3000;
/** The memory is looked at after so long. */
const CALM_MS = 20_000;

/**
 * Viewers chat, alone and then beside attackers of each kind; how late the lines of the viewers come, and whether all of
 * them are still there.
 */
export async function measure(
  target: Target,
  seconds: number,
  say: (text: string) => void,
): Promise<Measured> {
  const crowd = new Crowd(target.port, target.dialect);
  try {
    await crowd.order({ do: 'join', people: VIEWERS });
    await crowd.order({ do: 'talk', linesPerSecond: LINES_PER_SECOND });
    await wait(WARM_UP_MS);
    const alone = await chatP99(crowd, seconds);
    say(`  alone: ${alone} ms`);
    const before = residentOf(target.pid);
    const attacked: number[] = [];
    for (const kind of ATTACKS)
      for (const count of ATTACKERS) {
        const cpu = cpuSecondsBelow(target.pid);
        const p99 = await underAttack(target, kind, count, () => chatP99(crowd, seconds));
        const spent = Math.round((100 * (cpuSecondsBelow(target.pid) - cpu)) / seconds) / 100;
        attacked.push(p99);
        say(`  ${kind} by ${count}: ${p99} ms, ${spent} of a core, ${residentOf(target.pid)} MB`);
      }
    const { ended } = await crowd.report();
    await wait(CALM_MS);
    return {
      chat_p99_ms_alone: alone,
      chat_p99_ms_attacked: Math.max(...attacked),
      cut_off: ended,
      rss_mb_before: before,
      rss_mb_after: residentOf(target.pid),
    };
  } finally {
    crowd.leave();
  }
}

async function underAttack<T>(
  { port, dialect }: Target,
  kind: AttackKind,
  count: number,
  work: () => Promise<T>,
): Promise<T> {
  const attackers = await Promise.all(
    Array.from({ length: count }, (_, number) =>
      Attacker.start({ kind, port, from: attackerAddress(number), dialect }),
    ),
  );
  for (const attacker of attackers) attacker.attack();
  const result = await work();
  await Promise.all(attackers.map(attacker => attacker.end()));
  await wait(ARRIVES_WITHIN_MS);
  return result;
}

/** How late lines come that are sent in this time. */
async function chatP99(crowd: Crowd, seconds: number): Promise<number> {
  await crowd.order({ do: 'reset' });
  await wait(seconds * 1000);
  const sent = (await crowd.report()).posts;
  await wait(ARRIVES_WITHIN_MS);
  return p99Of(await crowd.report(), sent);
}

/** What has not arrived counts as later than anything. */
function p99Of({ lineMs, lines }: CrowdReport, sent: number): number {
  const missing = Math.max(0, sent * VIEWERS - lines);
  return percentileOfCounts([...lineMs.slice(0, -1), (lineMs.at(-1) ?? 0) + missing], 0.99);
}
