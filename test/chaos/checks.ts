/** What is checked, and how often it was; a check that never ran proves nothing. */
export const CHECKS = {
  stock: 'sold + held was never above the units, after every event',
  perBuyer: 'no buyer had more than their limit, after every event',
  perBrowser: 'no browser had more than a buyer may, under however many names, after every event',
  perNetwork: 'no network address had more than may go to one, after every event',
  known: 'a deal for known buyers went to nobody who came when it had started',
  holds: 'an acknowledged hold is in the log, its buyer’s and as big as it was told',
  doubles: 'every hold in the log was acknowledged, to exactly one command',
  answers: 'no command id stands in the log twice',
  line: 'what came back went to the head of the line, and places were told right',
  returns: 'what a buyer was told is given back is given back',
  words: 'the newest of what a shop was told is heard rules its claim',
  orders: 'nothing is paid by an order whose payment was not taken',
  money: 'each claim costs its units, and the crew is told the sums of what is paid and held',
  shelf: 'the shelf has lost what is paid for, and nothing else',
  secrets: 'no address and no browser stands in the log, and no page is told their keys',
  numbers: 'events are numbered without a gap',
  pages: 'a buyer who joins again is shown what the log says',
} as const;
export type Check = keyof typeof CHECKS;

/** Counts a check, and notes what is said where it doesn't hold. */
export type Expect = (check: Check, holds: boolean, otherwise: () => string) => void;
