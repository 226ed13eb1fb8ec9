import { describe, expect, test } from 'vitest';
import { dateOrder, readMoment, wallClock } from '../../../../server/catalog/values/read-moment.ts';

const DAY = [Date.parse('2026-10-20T00:00:00Z'), Date.parse('2026-10-20T23:59:59.999Z')];
const spanOf = (text: string) => {
  const moment = readMoment(text);
  return moment && [moment.first, moment.last];
};

describe('a date', () => {
  test.each([
    '2026-10-20',
    '2026/10/20',
    '2026.10.20.',
    '20261020',
    '20.10.2026',
    '20.10.2026 г.',
    '20/10/2026',
    '20-10-2026',
    '10/20/2026',
    '46315',
    '46315,0',
    '20 Oct 2026',
    '20-Oct-2026',
    'Oct 20, 2026',
    'October 20th, 2026',
    'Tue, 20 Oct 2026',
    '20. Oktober 2026',
    '20 октября 2026 г.',
    '20 окт. 2026',
    '2026年10月20日',
    '20 de octubre de 2026',
    '20 octobre 2026',
  ])('without a time is all of its day in the shop’s zone: %s', text => {
    expect(spanOf(text)).toEqual(DAY);
    expect(readMoment(text)?.isWall).toBe(true);
  });

  test.each([
    ['2026-10-20 23:59:59', '2026-10-20T23:59:59Z', true],
    ['20.10.2026 23:59:59', '2026-10-20T23:59:59Z', true],
    ['10/20/2026 11:59:59 PM', '2026-10-20T23:59:59Z', true],
    ['10/20/2026 12:00 AM', '2026-10-20T00:00:00Z', true],
    ['46315.5', '2026-10-20T12:00:00Z', true],
    ['2026-10-20T23:59:59Z', '2026-10-20T23:59:59Z', false],
    ['2026-10-20T23:59:59+02:00', '2026-10-20T21:59:59Z', false],
    ['1792540799', '2026-10-20T23:59:59Z', false],
    ['1792540799000', '2026-10-20T23:59:59Z', false],
  ])('with a time is that moment: %s', (text, iso, isWall) => {
    expect(readMoment(text)).toMatchObject({ first: Date.parse(iso), isWall });
  });

  test.each([
    '05/10/2026',
    '05-10-2026',
    '20.10.26',
    '20-Oct-26',
    '31.02.2026',
    '13/13/2026',
    '2026-10-20 25:00',
    '0000-00-00',
    '0',
    '123',
    '999999',
    '20 listopada 2026',
    'next week',
    'constructor 20, 2026',
  ])('that can be read in several ways, or in none, is not read: %s', text => {
    expect(readMoment(text)).toBeUndefined();
  });

  test('that could be either of two days is the one that a date beside it shows', () => {
    expect([dateOrder('20/10/2026'), dateOrder('10/20/2026 11:00')]).toEqual(['day-first', 'month-first']);
    expect([dateOrder('05/10/2026'), dateOrder('20.10.2026'), dateOrder('soon')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readMoment('05/10/2026', 'day-first')?.first).toBe(Date.parse('2026-10-05T00:00:00Z'));
    expect(readMoment('05/10/2026', 'month-first')?.first).toBe(Date.parse('2026-05-10T00:00:00Z'));
  });
});

test('a clock on the wall shows the time of its zone, and UTC where nobody knows the zone', () => {
  const noon = Date.parse('2026-10-20T12:00:00Z');
  expect(wallClock(noon, 'Pacific/Auckland')).toBe(Date.parse('2026-10-21T01:00:00Z'));
  expect(wallClock(noon, 'America/New_York')).toBe(Date.parse('2026-10-20T08:00:00Z'));
  expect(wallClock(noon, 'No/Where')).toBe(noon);
});
