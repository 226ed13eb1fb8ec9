import type { Judgement } from '../../shared/moderation/judgement.ts';
import { type Actor, CREW } from '../../shared/roles.ts';
import type { ShowContext } from '../show/feature.ts';
import { moderation } from './feature.ts';
import type { Unjudged } from './show-judge.ts';
import { readableText } from './text/hygiene.ts';

/** What a text is screened with where nothing could be found out about it. */
const NOTHING_FOUND: Judgement = { alike: 1 };

/** A pool that is late answers by itself; only a server that has no time at all comes to this. */
export const JUDGED_WITHIN_MS = 500;

/** Judges texts as their readers would see them, each in its place. */
export function judgeTexts(show: ShowContext, texts: readonly Unjudged[]): Promise<Judgement[]> {
  const readable = texts.map(each => ({ ...each, text: readableText(each.text) ?? '' }));
  return show.reactorOf(moderation).judge(readable);
}

/** Judges what one person writes; the crew's own words are not judged. */
export async function judgeText(
  show: ShowContext,
  author: Actor,
  text: Unjudged,
): Promise<Judgement | undefined> {
  if (CREW.includes(author.role)) return undefined;
  const [judgement] = await judgeTexts(show, [text]);
  return judgement;
}

export const judgedByRules = (): Judgement => NOTHING_FOUND;
