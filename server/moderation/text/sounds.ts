import { pinyin } from 'pinyin-pro';

const HAN = /^\p{Script=Han}$/u;

/** The 3755 commonest characters: the first level of GB 2312, which is sorted by sound. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030');
  const all: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) all.push(decoder.decode(Uint8Array.of(row, cell)));
  return all.filter(character => HAN.test(character));
}

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;

/** How each character of a phrase is said in it; nothing where one is no Chinese character. */
export function soundsIn(characters: readonly string[]): (string | undefined)[] {
  const sounds = pinyin(characters.join(''), OPTIONS);
  // A character that it doesn't know stays one item, as letters do.
  const isWhole = sounds.length === characters.length;
  return characters.map((character, at) =>
    HAN.test(character) ? (isWhole ? sounds[at] : soundsOf(character)[0]) : undefined,
  );
}

const known = new Map<string, readonly string[]>();

/** How a character may be said: its syllables without tones, "lü" as `lv`. */
export function soundsOf(character: string): readonly string[] {
  const found = known.get(character);
  if (found) return found;
  const sounds = [...new Set(pinyin(character, { ...OPTIONS, multiple: true, nonZh: 'removed' }))];
  known.set(character, sounds);
  return sounds;
}

let bySound: ReadonlyMap<string, readonly string[]> | undefined;

function charactersBySound(): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const character of commonCharacters()) {
    const [sound] = soundsOf(character);
    if (sound !== undefined) lists.set(sound, [...(lists.get(sound) ?? []), character]);
  }
  return lists;
}

/** Common characters that sound the same as one, tones aside. */
export function homophonesOf(character: string): readonly string[] {
  bySound ??= charactersBySound();
  const [sound = ''] = soundsOf(character);
  return (bySound.get(sound) ?? []).filter(other => other !== character);
}
