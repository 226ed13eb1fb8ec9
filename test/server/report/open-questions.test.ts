import { describe, expect, test } from 'vitest';
import { OpenQuestions } from '../../../server/report/open-questions.ts';
import type { Role } from '../../../shared/roles.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';

const MINUTE = 60_000;

/** Questions of a show that a test tells line by line, a second apart unless it says otherwise. */
function told() {
  const questions = new OpenQuestions();
  let at = 1000;
  let lines = 0;
  const apply = (name: string, data: object) =>
    questions.apply({ name, at, seq: at, data } as unknown as ShowEvent);
  const say = (text: string, personId = 'ann', name = 'Ann', role: Role = 'viewer') => {
    at += 1000;
    const id = `m${lines++}`;
    apply('chat.posted', { message: { id, personId, name, role, text, at } });
    return id;
  };
  return {
    apply,
    ask: (text: string, personId?: string, name?: string) => say(text, personId, name),
    answer: (text: string, role: Role = 'moderator') => say(text, 'mo', 'Mo', role),
    pass: (ms: number) => {
      at += ms;
    },
    texts: () => questions.list().questions.map(({ text }) => text),
    list: () => questions.list(),
  };
}

describe('a question', () => {
  test.each(['is it warm?', 'Есть размер 42 ?', '这个暖和吗', '有没有大一号的？', '多少钱呢。'])(
    '"%s" is one, by its mark or its Chinese end',
    text => {
      const { ask, texts } = told();
      ask(text);
      ask('love it');
      expect(texts()).toEqual([text]);
    },
  );

  test('of a line that the team wrote is none', () => {
    const { answer, texts } = told();
    answer('Shall we go on?', 'host');
    expect(texts()).toEqual([]);
  });

  test('that several people ask in the same words is listed once, before those of fewer people', () => {
    const { ask, list } = told();
    ask('what about the red one?', 'bob');
    ask('Is shipping free?', 'ann');
    ask('is shipping free ??', 'cat');
    ask('is shipping free?', 'cat');
    expect(list().questions).toEqual([
      { text: 'Is shipping free?', people: 2, at: 3000 },
      { text: 'what about the red one?', people: 1, at: 2000 },
    ]);
  });

  test('asked before the show began is not of it', () => {
    const { ask, apply, texts } = told();
    ask('when does it start?');
    apply('show.wentLive', {});
    expect(texts()).toEqual([]);
  });
});

describe('an answer', () => {
  test.each([
    ['is shipping free to Austria?', 'We ship to all of the EU for free'],
    ['есть доставка в Казань?', 'Доставляем по всей стране'],
    ['有没有大一号的？', '大一号的明天补货'],
    ['does it come in 44?', 'sizes are 40 to 44'],
  ])('to "%s" is a line of the team with a word of it', (question, line) => {
    const { ask, answer, texts } = told();
    ask(question);
    ask('something else?', 'bob', 'Bob');
    answer(line);
    expect(texts()).toEqual(['something else?']);
  });

  test('may name the asker instead, a guest by their number', () => {
    const { ask, answer, texts } = told();
    ask('is it good?', 'ann', 'Ann Lee');
    ask('and that?', 'bob', 'Guest 10042');
    answer('@ann: lee, it is');
    expect(texts()).toEqual(['and that?']);
    answer('Гость 10042, да');
    expect(texts()).toEqual([]);
  });

  test('is none where only empty words are the same, or where it comes ten minutes later', () => {
    const { ask, answer, pass, texts } = told();
    ask('what does this cost?');
    answer('what would you like to see? does this one please you');
    pass(11 * MINUTE);
    answer('it costs 20');
    expect(texts()).toEqual(['what does this cost?']);
  });

  test('by another viewer is none, by a brand’s own people it is one', () => {
    const { ask, answer, texts } = told();
    ask('is it waterproof?');
    ask('it is waterproof', 'bob');
    expect(texts()).toEqual(['is it waterproof?']);
    answer('Waterproof, yes', 'brand');
    expect(texts()).toEqual([]);
  });
});

test('a question that is deleted, withdrawn or erased is forgotten', () => {
  const { ask, apply, texts } = told();
  const messageId = ask('one?', 'ann');
  ask('two?', 'bob');
  ask('three?', 'cat');
  ask('four?', 'dan');
  apply('chat.deleted', { messageId });
  apply('chat.withdrawn', { personId: 'bob' });
  apply('chat.erased', { personId: 'cat' });
  expect(texts()).toEqual(['four?']);
});

test('of very many questions the most asked are listed, with how many more there are', () => {
  const { ask, list } = told();
  for (let number = 0; number < 60; number++) ask(`number ${number}?`, `p${number}`);
  ask('number 59?', 'ann');
  const { questions, more } = list();
  expect(questions).toHaveLength(50);
  expect(questions[0]).toMatchObject({ text: 'number 59?', people: 2 });
  expect(more).toBe(10);
});
