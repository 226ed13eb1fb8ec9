import { expect, test } from 'vitest';
import { RaidWindow } from '../../../server/raid/raid-window.ts';
import type { RaidFigures } from '../../../shared/raid/contract.ts';

const START = 1_000_000;
/** What people who came by a link write: each their own, and short greetings that are the same. */
const WORDS =
  'red blue large small shoe coat lamp price size ship when where soft warm gift nice Berlin Paris Rome'.split(
    ' ',
  );
const ownLine = (number: number): string =>
  number % 4 === 0
    ? 'hello'
    : [3, 7, 11, 17, 5]
        .map(step => WORDS[(number * step + Math.floor(number / 19)) % WORDS.length])
        .join(' ');
const spam = (number: number): string => `Get cheap shoes at the other shop today ${number}!!`;

/** People who come within a minute from so many addresses and write a line each; what looks like a raid, if anything does. */
function crowd(window: RaidWindow, count: number, addresses: number, text: (number: number) => string) {
  let found: RaidFigures | undefined;
  for (let number = 0; number < count; number++) {
    const at = START + Math.round((60_000 * number) / count);
    window.joined(`new ${number}`, `address ${number % addresses}`, at);
    found ??= window.wrote(text(number), `new ${number}`, at + 10);
  }
  return found;
}

test('sixty new accounts who write nearly the same from a few addresses look like a raid early on', () => {
  const found = crowd(new RaidWindow(), 60, 3, spam);
  expect(found).toMatchObject({ people: 8, accounts: 8 });
});

test('from as many addresses as accounts it takes more of them', () => {
  expect(crowd(new RaidWindow(), 60, 60, spam)).toMatchObject({ people: 20 });
});

test('five hundred honest people within a minute after a link was shared do not, nor a school behind one address', () => {
  expect(crowd(new RaidWindow(), 500, 400, ownLine)).toBeUndefined();
  expect(crowd(new RaidWindow(), 500, 1, ownLine)).toBeUndefined();
  expect(crowd(new RaidWindow(), 500, 400, () => 'hello')).toBeUndefined();
});

test('a giveaway, in which those who were here before write it too, does not', () => {
  const window = new RaidWindow();
  for (let number = 0; number < 40; number++) {
    window.wasHere(`old ${number}`);
    window.wrote(spam(number), `old ${number}`, START);
  }
  expect(crowd(window, 60, 60, spam)).toBeUndefined();
});

test('one person who writes it again and again is a matter of slow mode, and a person who comes back is no newcomer', () => {
  const window = new RaidWindow();
  window.joined('ann', 'address', START);
  for (let number = 0; number < 100; number++)
    expect(window.wrote(spam(number), 'ann', START + number)).toBeUndefined();
  const later = START + 6 * 60_000;
  for (let number = 0; number < 60; number++) {
    window.joined(`old ${number}`, 'address', START);
    window.joined(`old ${number}`, 'address', later);
    expect(window.wrote(spam(number), `old ${number}`, later)).toBeUndefined();
  }
});
