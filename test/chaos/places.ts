import { nanoid } from 'nanoid';
import type { Place } from './caller.ts';
import type { Random } from './random.ts';

/** A value that the server takes as its own cookie's. */
export const newBrowser = (): string => nanoid(22);

/** How many come from a program that keeps no cookies, and how many share another one's browser. */
const [PROGRAMS, SHARED] = [0.2, 0.25];

/**
 * Where so many buyers come from: fewer networks than buyers, by IPv4 and by hosts of one IPv6 /64, some of them in one
 * browser with somebody else, and some of them programs.
 */
export function somePlaces(count: number, random: Random): Place[] {
  const networks = random.int(2, count);
  const places: [Place, ...Place[]] = [newPlace(1, random)];
  while (places.length < count) {
    const place = random.happens(SHARED) ? random.pick(places) : newPlace(random.int(1, networks), random);
    places.push(place);
  }
  return places;
}

/** In the network of a number: an IPv4 address, or a host of an IPv6 /64. */
function newPlace(number: number, random: Random): Place {
  const browser = random.happens(PROGRAMS) ? {} : { browser: newBrowser() };
  const address = `203.0.113.${number}`;
  if (number % 2) return { address, network: address, ...browser };
  const network = `2001:db8:0:${number}::`;
  return { address: `${network}${random.int(1, 9)}`, network, ...browser };
}
