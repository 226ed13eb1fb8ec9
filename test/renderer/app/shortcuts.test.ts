import { describe, expect, test } from 'vitest';
import {
  type KeyPress,
  keyLabel,
  type Shortcut,
  shortcutOf,
  shortcuts,
} from '../../../renderer/app/shortcuts/shortcuts.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the table of shortcuts', () => {
  test('no key belongs to two shortcuts', () => {
    const keys = Object.values(shortcuts as Record<string, Shortcut>).flatMap(shortcut => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('letters are case-insensitive', () => {
    expect(shortcutOf(press('m', 'KeyM'))?.id).toBe('microphone');
    expect(shortcutOf(press('M', 'KeyM'))?.id).toBe('microphone');
  });

  test('on a Russian keyboard the key’s position counts', () => {
    expect(shortcutOf(press('ь', 'KeyM'))?.id).toBe('microphone');
    expect(shortcutOf(press('Д', 'KeyL', { shiftKey: true }))?.id).toBe('goLive');
    expect(shortcutOf(press('?', 'Digit7', { shiftKey: true }))?.id).toBe('help');
  });

  test('a French keyboard pins with its upper row, with and without Shift', () => {
    expect(shortcutOf(press('&', 'Digit1'))).toEqual({ id: 'pin', key: '1' });
    expect(shortcutOf(press('1', 'Digit1', { shiftKey: true }))).toEqual({ id: 'pin', key: '1' });
  });

  test('the question mark of a German keyboard is recognized', () => {
    expect(shortcutOf(press('?', 'Minus', { shiftKey: true }))?.id).toBe('help');
  });

  test('going live needs Shift, so that a single key does nothing', () => {
    expect(shortcutOf(press('l', 'KeyL'))).toBeUndefined();
    expect(shortcutOf(press('L', 'KeyL', { shiftKey: true }))?.id).toBe('goLive');
  });

  test('shortcuts of browser and system are ignored', () => {
    expect(shortcutOf(press('c', 'KeyC', { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('1', 'Digit1', { metaKey: true }))).toBeUndefined();
    expect(shortcutOf(press('ç', 'KeyC', { altKey: true }))).toBeUndefined();
  });

  test('Alt with a digit selects a scene by the key’s position, whatever character Alt produces', () => {
    expect(shortcutOf(press('¡', 'Digit1', { altKey: true }))).toEqual({ id: 'scene', key: 'Alt+1' });
    expect(shortcutOf(press('2', 'Digit2', { altKey: true, ctrlKey: true }))).toBeUndefined();
  });

  test('the space bar is the cut shortcut', () => {
    expect(shortcutOf(press(' ', 'Space'))?.id).toBe('cut');
  });

  test('Ctrl and ⌘ are equivalent', () => {
    expect(shortcutOf(press('k', 'KeyK', { ctrlKey: true }))?.id).toBe('searchProducts');
    expect(shortcutOf(press('k', 'KeyK', { metaKey: true }))?.id).toBe('searchProducts');
  });

  test('key labels depend on the system', () => {
    expect(keyLabel('Mod+K', true)).toBe('⌘+K');
    expect(keyLabel('Mod+K', false)).toBe('Ctrl+K');
    expect(keyLabel('ArrowUp', false)).toBe('↑');
  });
});
