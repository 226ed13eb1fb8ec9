import { describe, expect, test } from 'vitest';
import { rudeWordsOf, TextJudge } from '../../../server/moderation/text-judge.ts';

const judge = TextJudge.load();

describe('a toxic text', () => {
  test.each([
    'you are a fucking idiot',
    'you are a f.u.c.k.i.n.g 1d10t',
    'уоu are a fսckіng іdіоt',
    'ты тупая сука',
    'ты тупая с у к а',
    '你这个傻逼去死吧',
    '你这个傻*逼去死吧',
  ])('%j is found, disguised or not', text => {
    expect(judge.toxicity(text)).toBeGreaterThan(0.5);
  });

  test.each(['how much is the blue one?', 'сколько стоит синяя?', '这个多少钱呀', 's i z e M please', ''])(
    '%j is none',
    text => {
      expect(judge.toxicity(text)).toBeLessThan(0.5);
    },
  );
});

test('of a list only the words of rude groups are taken, the rudest first', () => {
  expect(rudeWordsOf('# about\n[insult]\nfool Dunce\n[you]\nyou your\n[profane]\nhell*')).toEqual([
    'hell*',
    'fool',
    'dunce',
  ]);
});
