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
  test('no key of it does two things', () => {
    const keys = Object.values(shortcuts as Record<string, Shortcut>).flatMap(shortcut => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a letter works in either case', () => {
    expect(shortcutOf(press('m', 'KeyM'))?.id).toBe('microphone');
    expect(shortcutOf(press('M', 'KeyM'))?.id).toBe('microphone');
  });

  test('a Russian keyboard has the same keys in the same places', () => {
    expect(shortcutOf(press('ь', 'KeyM'))?.id).toBe('microphone');
    expect(shortcutOf(press('Д', 'KeyL', { shiftKey: true }))?.id).toBe('goLive');
    expect(shortcutOf(press('?', 'Digit7', { shiftKey: true }))?.id).toBe('help');
  });

  test('a French keyboard pins with its upper row, with and without Shift', () => {
    expect(shortcutOf(press('&', 'Digit1'))).toEqual({ id: 'pin', key: '1' });
    expect(shortcutOf(press('1', 'Digit1', { shiftKey: true }))).toEqual({ id: 'pin', key: '1' });
  });

  test('a German keyboard writes the question mark with Shift elsewhere', () => {
    expect(shortcutOf(press('?', 'Minus', { shiftKey: true }))?.id).toBe('help');
  });

  test('going live takes two keys, so that a stray one does nothing', () => {
    expect(shortcutOf(press('l', 'KeyL'))).toBeUndefined();
    expect(shortcutOf(press('L', 'KeyL', { shiftKey: true }))?.id).toBe('goLive');
  });

  test('keys of the browser and the system are left alone', () => {
    expect(shortcutOf(press('c', 'KeyC', { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('1', 'Digit1', { metaKey: true }))).toBeUndefined();
    expect(shortcutOf(press('ç', 'KeyC', { altKey: true }))).toBeUndefined();
  });

  test('Alt with a digit brings a scene by the key’s place, also where Alt writes something else', () => {
    expect(shortcutOf(press('¡', 'Digit1', { altKey: true }))).toEqual({ id: 'scene', key: 'Alt+1' });
    expect(shortcutOf(press('2', 'Digit2', { altKey: true, ctrlKey: true }))).toBeUndefined();
  });

  test('the space bar cuts', () => {
    expect(shortcutOf(press(' ', 'Space'))?.id).toBe('cut');
  });

  test('Ctrl and ⌘ are the same', () => {
    expect(shortcutOf(press('k', 'KeyK', { ctrlKey: true }))?.id).toBe('searchProducts');
    expect(shortcutOf(press('k', 'KeyK', { metaKey: true }))?.id).toBe('searchProducts');
  });

  test('keys are written as their system writes them', () => {
    expect(keyLabel('Mod+K', true)).toBe('⌘+K');
    expect(keyLabel('Mod+K', false)).toBe('Ctrl+K');
    expect(keyLabel('ArrowUp', false)).toBe('↑');
  });
});
