import { LANGUAGES, type Language } from '../../../server/moderation/classifier/language.ts';
import { BadInput } from './bad-input.ts';
import type { EvalOptions } from './evaluate.ts';
import { judge, tableOf } from './figures.ts';
import { type Peers, peersFor } from './peers.ts';
import { readLabelled } from './read-lines.ts';

/** The language that is asked for. */
export function languageOf({ lang = 'en' }: EvalOptions): Language {
  const language = LANGUAGES.find(each => each === lang);
  if (!language) throw new BadInput(`--lang takes ${LANGUAGES.join(', ')}, not “${lang}”.`);
  return language;
}

/** Judges a file of `LABEL<TAB>text` and `ok<TAB>text` by ours and by the peers, each on one core. */
export async function evaluateLabelled(
  options: EvalOptions,
  label: string,
  finds: (text: string) => boolean,
  say: (text: string) => void,
): Promise<object> {
  const { file } = options;
  const lang = languageOf(options);
  const lines = readLabelled(file, [label, 'ok']);
  const texts = lines.map(line => line.text);
  const expected = lines.map(line => line.label === label);
  const peers: Peers = peersFor(lang);
  const ours = judge(texts, expected, finds);
  const theirs = Object.fromEntries(
    Object.entries(peers).map(([name, peer]) => [name, judge(texts, expected, peer)]),
  );
  say(tableOf({ ours, ...theirs }));
  return { file, lang, lines: lines.length, [label]: expected.filter(Boolean).length, ours, peers: theirs };
}
