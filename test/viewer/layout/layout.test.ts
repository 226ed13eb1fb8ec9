import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../../viewer/layout/layout.ts';

const PHONE = { width: 390, height: 844 };
const LANDSCAPE = { width: 844, height: 390 };
const DESKTOP = { width: 1440, height: 900 };

describe('a wide picture', () => {
  test('has everything beside it on a desktop, and is never cropped there', () => {
    expect(layoutOf('wide', DESKTOP)).toEqual({ kind: 'beside', fit: 'whole', hasFits: false });
    expect(layoutOf('wide', DESKTOP, 'fill').kind).toBe('beside');
    expect(layoutOf('wide', { width: 1180, height: 720 }).kind).toBe('beside');
  });

  test('is shown whole on an upright phone, and fills it where the viewer wants that', () => {
    expect(layoutOf('wide', PHONE)).toEqual({ kind: 'stacked', fit: 'whole', hasFits: true });
    expect(layoutOf('wide', PHONE, 'fill')).toEqual({ kind: 'overlay', fit: 'fill', hasFits: true });
  });

  test('stays above the chat while a phone’s keyboard is open', () => {
    expect(layoutOf('wide', { width: 360, height: 340 }).kind).toBe('stacked');
    expect(layoutOf('wide', { width: 320, height: 230 }).kind).toBe('stacked');
  });

  test('lies under the chat on a phone in landscape', () => {
    expect(layoutOf('wide', LANDSCAPE)).toEqual({ kind: 'overlay', fit: 'whole', hasFits: true });
  });

  test('stands above the chat in a large upright window', () => {
    expect(layoutOf('wide', { width: 768, height: 1024 }).kind).toBe('stacked');
  });
});

describe('a tall picture', () => {
  test('fills a phone and the column on a desktop', () => {
    expect(layoutOf('tall', PHONE)).toEqual({ kind: 'overlay', fit: 'fill', hasFits: false });
    expect(layoutOf('tall', DESKTOP, 'whole')).toEqual({ kind: 'overlay', fit: 'fill', hasFits: false });
  });

  test('goes on filling a phone while its keyboard is open', () => {
    expect(layoutOf('tall', { width: 320, height: 230 })).toEqual({
      kind: 'overlay',
      fit: 'fill',
      hasFits: false,
    });
  });

  test('is shown whole where filling the screen would crop most of it', () => {
    expect(layoutOf('tall', LANDSCAPE)).toEqual({ kind: 'overlay', fit: 'whole', hasFits: true });
    expect(layoutOf('tall', LANDSCAPE, 'fill').fit).toBe('fill');
  });
});
