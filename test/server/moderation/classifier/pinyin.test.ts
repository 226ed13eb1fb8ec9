import { describe, expect, test } from 'vitest';
import { mayBePinyin, syllablesIn } from '../../../../server/moderation/classifier/pinyin.ts';

describe('letters', () => {
  test.each([
    ['zhongguo', 'zhong guo'],
    ['nishipianzi', 'ni shi pian zi'],
    ['nvren', 'nv ren'],
    ['fangan', 'fang an'],
    ['xian', 'xian'],
  ])('%j are the syllables %j', (letters, syllables) => {
    expect(syllablesIn(letters)?.join(' ')).toBe(syllables);
  });

  test.each(['price', 'zh', 'x', 'ba'.repeat(50)])('%j are none', letters => {
    expect(syllablesIn(letters)).toBeUndefined();
  });
});

describe('a line', () => {
  test.each(['zhe ge duo shao qian', 'nihao', 'wo yao mai iphone de ke'])('%j may be Pinyin', line => {
    expect(mayBePinyin(line)).toBe(true);
  });

  test.each(['how much is the blue one', 'a', '', 'шоу', 'do you ship to china'])('%j is none', line => {
    expect(mayBePinyin(line)).toBe(false);
  });
});
