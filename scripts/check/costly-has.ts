import { globSync, readFileSync } from 'node:fs';
import { root } from '../setup/folders.mjs';
import type { Check } from './step.ts';

const HAS = /:has\(/g;
/** An attribute, any element, or a pseudo-class that is no mere list. */
const COSTLY = /\[|\*|:(?!is\(|where\()/;
/** What looks so is above no line of the chat. */
const ALLOWED: readonly string[] = ['.choice:has(input:checked)', '.choice:has(input:focus-visible)'];

/** What stands in parentheses that are open at a place of a text. */
function argumentAt(css: string, from: number): string {
  let depth = 1;
  let to = from;
  for (; depth > 0 && to < css.length; to++) {
    if (css[to] === '(') depth++;
    if (css[to] === ')') depth--;
  }
  return css.slice(from, to - 1);
}

/** The arguments of `:has()` in a style sheet for which a browser looks at every element that comes or goes below. */
export function costlyHas(css: string): string[] {
  const plain = ALLOWED.reduce((text, each) => text.replaceAll(each, ''), css.replace(/\/\*.*?\*\//gs, ''));
  return [...plain.matchAll(HAS)]
    .map(({ index, 0: found }) => argumentAt(plain, index + found.length))
    .filter(argument => COSTLY.test(argument));
}

/** The viewer's page takes dozens of lines a second, and a phone must not compute its styles anew for each of them. */
export const costlyHasCheck: Check = {
  name: 'no line of chat makes the viewer’s page look up :has()',
  run: async () =>
    globSync('viewer/**/*.css', { cwd: root }).flatMap(file =>
      costlyHas(readFileSync(`${root}/${file}`, 'utf8')).map(
        argument => `${file}: give what :has(${argument}) looks for a class of its own, and ask for that.`,
      ),
    ),
};
