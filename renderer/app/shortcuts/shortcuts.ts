import type { Role } from '../../../shared/roles.ts';

export type ShortcutGroup = 'everywhere' | 'stage' | 'offers' | 'room';

export interface Shortcut {
  /** Alternatives. Single characters are case-insensitive; prefixes are `Shift+`, `Alt+` and `Mod+` (Ctrl, or ⌘ on a Mac). */
  keys: readonly string[];
  group: ShortcutGroup;
  /** The roles whose layouts have it. */
  roles: readonly Role[];
  /** Label of a range of keys in the keyboard dialog, such as `1 – 9`. */
  shown?: string;
}

const CREW: readonly Role[] = ['host', 'moderator'];
const ALL: readonly Role[] = ['host', 'moderator', 'brand'];

/** All shortcuts of the studio. `useShortcut` registers a handler for an id; the keyboard dialog lists this table. */
export const shortcuts = {
  help: { keys: ['?'], group: 'everywhere', roles: ALL },
  share: { keys: ['Shift+S'], group: 'everywhere', roles: ALL },
  theme: { keys: ['Shift+D'], group: 'everywhere', roles: ALL },
  undo: { keys: ['Mod+Z', 'U'], group: 'everywhere', roles: CREW },
  redo: { keys: ['Mod+Shift+Z', 'Mod+Y'], group: 'everywhere', roles: ['host'] },

  scene: {
    keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'],
    group: 'stage',
    roles: ['host'],
    shown: 'Alt+1 – 9',
  },
  cut: { keys: ['Space'], group: 'stage', roles: ['host'] },
  fade: { keys: ['Enter'], group: 'stage', roles: ['host'] },
  editScene: { keys: ['E'], group: 'stage', roles: ['host'] },
  camera: { keys: ['C'], group: 'stage', roles: ['host'] },
  microphone: { keys: ['M'], group: 'stage', roles: ['host'] },
  obs: { keys: ['Shift+O'], group: 'stage', roles: ['host'] },
  nextSegment: { keys: ['N'], group: 'stage', roles: ['host'] },
  teleprompter: { keys: ['Shift+T'], group: 'stage', roles: ['host'] },
  record: { keys: ['Shift+R'], group: 'stage', roles: ['host'] },
  clip: { keys: ['X'], group: 'stage', roles: ['host'] },
  goLive: { keys: ['Shift+L'], group: 'stage', roles: ['host'] },
  endShow: { keys: ['Shift+E'], group: 'stage', roles: ['host'] },

  pin: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    group: 'offers',
    roles: ['host'],
    shown: '1 – 9',
  },
  unpinLast: { keys: ['0'], group: 'offers', roles: ['host'] },
  deals: { keys: ['Shift+F'], group: 'offers', roles: ['host'] },
  startDeal: { keys: ['Shift+G'], group: 'offers', roles: ['host'] },
  acceptDeal: { keys: ['Shift+A'], group: 'offers', roles: ['host'] },
  postponeDeal: { keys: ['Shift+H'], group: 'offers', roles: ['host'] },
  declineDeal: { keys: ['Shift+X'], group: 'offers', roles: ['host'] },
  searchProducts: { keys: ['Mod+K'], group: 'offers', roles: ['host'] },

  chat: { keys: ['/'], group: 'room', roles: ALL },
  previousMessage: { keys: ['ArrowUp', 'K'], group: 'room', roles: CREW },
  nextMessage: { keys: ['ArrowDown', 'J'], group: 'room', roles: CREW },
  approve: { keys: ['A'], group: 'room', roles: CREW },
  delete: { keys: ['D'], group: 'room', roles: CREW },
  mute: { keys: ['T'], group: 'room', roles: CREW },
  reply: { keys: ['R'], group: 'room', roles: CREW },
  privateReply: { keys: ['W'], group: 'room', roles: CREW },
  pinMessage: { keys: ['P'], group: 'room', roles: CREW },
  highlight: { keys: ['H'], group: 'room', roles: CREW },
  selectMessage: { keys: ['S'], group: 'room', roles: CREW },
  selectPrevious: { keys: ['Shift+ArrowUp'], group: 'room', roles: CREW },
  selectNext: { keys: ['Shift+ArrowDown'], group: 'room', roles: CREW },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

/** The part of a KeyboardEvent that is used; a plain object in tests. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/**
 * The character of a key in any keyboard layout: if it is no Latin letter or digit (М on a Russian keyboard, & on a
 * French one), that of the key's position (`code`).
 */
function characterOf({ key, code }: KeyPress): string {
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^Key[A-Z]$/.test(code) && /\p{L}/u.test(key)) return code.slice(3);
  return key;
}

/**
 * The names of a key press in the table: by its character, and for digits also by the key's position. With Alt, which
 * produces other characters on a Mac, only digits have one.
 */
export function namesOf(press: KeyPress): string[] {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (press.altKey) return digit && !press.ctrlKey && !press.metaKey ? [`Alt+${digit}`] : [];
  const character = characterOf(press);
  const mod = press.ctrlKey || press.metaKey ? 'Mod+' : '';
  const isLetter = /^[A-Z]$/.test(character);
  const shift = press.shiftKey && (isLetter || character.length > 1) ? 'Shift+' : '';
  const names = [`${mod}${shift}${character}`];
  if (digit && !press.shiftKey && digit !== character) names.push(`${mod}${digit}`);
  return names;
}

/** The shortcut of a key press, and its key in the table. */
export function shortcutOf(press: KeyPress): { id: ShortcutId; key: string } | undefined {
  const names = namesOf(press);
  for (const [id, { keys }] of Object.entries(shortcuts) as [ShortcutId, Shortcut][]) {
    const key = keys.find(each => names.includes(each));
    if (key) return { id, key };
  }
  return undefined;
}

/** The label of a key on a system. */
export function keyLabel(key: string, isMac: boolean): string {
  return key
    .replace('Mod+', isMac ? '⌘+' : 'Ctrl+')
    .replace('Alt+', isMac ? '⌥+' : 'Alt+')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓');
}
