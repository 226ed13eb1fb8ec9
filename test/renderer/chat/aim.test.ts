import { expect, test } from 'vitest';
import { isAimed, isMoved, isMovedAtEnd, NO_AIM, withMove, withPoint } from '../../../renderer/chat/aim.ts';

const at = (y: number, rowId: string | undefined, top: number) => ({ x: 10, y, rowId, top });

test('rows move where one above them goes or comes, not where more are added below', () => {
  expect(isMoved(['a', 'b'], ['a', 'b', 'c'])).toBe(false);
  expect(isMoved(['a', 'b'], ['b'])).toBe(true);
  expect(isMoved(['a', 'b'], ['a', 'c', 'b'])).toBe(true);
  expect(isMoved([], ['a'])).toBe(false);
});

test('in a list that stays at its end a row that is added moves all before it', () => {
  expect(isMovedAtEnd(['a', 'b'], ['a', 'b', 'c'])).toBe(true);
  expect(isMovedAtEnd(['a', 'b'], ['a', 'b'])).toBe(false);
});

test('a press is not aimed at a row that came under a pointer that held still just before', () => {
  const before = withPoint(NO_AIM, at(100, 'a', 90), undefined, 0);
  const shifted = withPoint(before, at(102, 'b', 85), 60, 5000);
  expect(isAimed(shifted, 5200, 'mouse')).toBe(false);
  expect(isAimed(shifted, 5500, 'mouse')).toBe(true);
  const gone = withPoint(before, at(100, 'b', 90), undefined, 5000);
  expect(isAimed(gone, 5001, 'mouse')).toBe(false);
});

test('a pointer that goes to another row itself aims at that one', () => {
  const before = withPoint(NO_AIM, at(100, 'a', 90), undefined, 0);
  const crossed = withPoint(before, at(103, 'b', 102), 90, 5000);
  expect(isAimed(crossed, 5001, 'mouse')).toBe(true);
  const again = withPoint(withPoint(before, at(100, 'b', 90), 60, 5000), at(140, 'c', 130), 90, 5010);
  expect(isAimed(again, 5020, 'mouse')).toBe(true);
});

test('a press on a list in motion is aimed at nothing until it has stood for a moment', () => {
  const once = withMove(NO_AIM, 1000);
  expect(isAimed(once, 1100, 'mouse')).toBe(true);
  expect(isAimed(once, 1100, 'touch')).toBe(false);
  const moving = withMove(withMove(once, 1200), 1400);
  expect(isAimed(moving, 1500, 'mouse')).toBe(false);
  expect(isAimed(moving, 1801, 'mouse')).toBe(true);
});
