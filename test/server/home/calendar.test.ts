import { expect, test } from 'vitest';
import { calendarOf } from '../../../server/home/calendar.ts';

const entry = {
  id: 'log',
  title: 'Autumn show',
  startsAt: Date.UTC(2026, 11, 1, 19, 0),
  now: Date.UTC(2026, 10, 30, 8, 0),
  address: 'http://localhost:8787/s/autumn-show',
};

test('a calendar gets the hour of the show in universal time, its address, and a reminder', () => {
  const lines = calendarOf(entry).split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines).toContain('DTSTART:20261201T190000Z');
  expect(lines).toContain('DTEND:20261201T200000Z');
  expect(lines).toContain('UID:log@vitrine');
  expect(lines).toContain('URL:http://localhost:8787/s/autumn-show');
  expect(lines).toContain('TRIGGER:-PT10M');
});

test('what a title may have, a calendar reads as text', () => {
  expect(calendarOf({ ...entry, title: 'Shoes, bags; more\\less\nEND:VEVENT' })).toContain(
    'SUMMARY:Shoes\\, bags\\; more\\\\less\\nEND:VEVENT\r\n',
  );
});

test('no line is longer than 75 bytes, and none is cut within a sign', () => {
  const title = '秋天的直播'.repeat(16);
  const text = calendarOf({ ...entry, title });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
});
