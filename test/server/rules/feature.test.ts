import { describe, expect, test } from 'vitest';
import { NO_CLIENT } from '../../../server/show/client.ts';
import { CommandError } from '../../../shared/errors.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { MAX_RULES, phraseRule, type RuleDraft, type Sought } from '../../../shared/rules/rule.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { decide, registry } from '../../support/registry.ts';
import { Story } from '../../support/story.ts';

const [ann, bob] = [viewer('ann'), viewer('bob')];
const rule = (sought: Sought, more: Partial<RuleDraft> = {}): RuleDraft => ({
  sought,
  action: 'hold',
  isOn: true,
  ...more,
});
const withRules = (...rules: RuleDraft[]): Story =>
  rules.reduce((story, each) => story.do('rule.add', { rule: each }), new Story().as(moderator));
const post = (story: Story, text: string): string => story.as(ann).ask('chat.post', { text }).state;

/** What a refusal says, as the sender is told. */
function refusalOf(story: Story, given: RuleDraft): CommandError['params'] {
  try {
    story.do('rule.add', { rule: given });
  } catch (error) {
    if (error instanceof CommandError) return { code: error.code, ...error.params };
  }
  return undefined;
}

describe('a list of rules', () => {
  test('names who made a rule, counts what it held, and is the crew’s alone', () => {
    const story = withRules(phraseRule('spam'));
    const [{ id = '' } = {}] = story.state.rules.list;
    post(story, 'spam');
    post(story, 'more spam');
    expect(story.state.rules).toMatchObject({
      list: [{ by: moderator.name }],
      hits: { [id]: { [ann.id]: 2 } },
    });
    expect(redactShow(story.state, viewpointOf(ann)).rules).toEqual({
      list: [],
      allowed: [],
      dismissed: [],
      hits: {},
    });
  });

  test('has each rule once, in whatever spelling it comes', () => {
    const story = withRules(phraseRule('Buy  now'));
    const [{ id = '' } = {}] = story.state.rules.list;
    expect(story.ask('rule.add', { rule: phraseRule('buy NOW') })).toEqual({ ruleId: id });
    expect(story.state.rules.list).toHaveLength(1);
    story.do('rule.add', { rule: { ...phraseRule('buy now'), language: 'ru' } });
    expect(story.state.rules.list).toHaveLength(2);
    expect(
      story.codeOf('rule.change', { ruleId: id, rule: { ...phraseRule('buy now'), language: 'ru' } }),
    ).toBe('already-done');
  });

  test('takes a removed rule back under its id, unless that is another’s', () => {
    const story = withRules(phraseRule('one'), phraseRule('two'));
    const [one, two] = story.state.rules.list.map(({ id }) => id);
    story.do('rule.remove', { ruleId: one ?? '' }).do('rule.add', { rule: phraseRule('one'), ruleId: one });
    expect(story.state.rules.list.at(-1)).toMatchObject({ id: one, sought: { words: 'one' } });
    expect(story.ask('rule.add', { rule: phraseRule('three'), ruleId: two }).ruleId).not.toBe(two);
    expect(story.codeOf('rule.remove', { ruleId: 'none' })).toBe('not-found');
  });

  test('has a limit, and one of its own for regular expressions', () => {
    const story = withRules();
    const list = Array.from({ length: MAX_RULES }, (_, index) => ({
      id: `r${index}`,
      ...phraseRule(`word ${index}`),
    }));
    story.state = { ...story.state, rules: { ...story.state.rules, list } };
    expect(refusalOf(story, phraseRule('one more'))).toMatchObject({ code: 'bad-data', limit: MAX_RULES });
    const patterns = withRules(
      ...Array.from({ length: 100 }, (_, index) => rule({ kind: 'pattern', words: `a${index}b` })),
    );
    expect(refusalOf(patterns, rule({ kind: 'pattern', words: 'c' }))).toMatchObject({ limit: 100 });
  });

  test('goes on to the next show, off or on, with what is allowed', () => {
    const story = withRules(phraseRule('spam'), { ...phraseRule('ham'), isOn: false }).do('rule.allow', {
      words: 'ok',
    });
    post(story, 'spam');
    const context = { now: 0, newId: () => 'new', takes: (feature: string) => feature === 'rules' };
    const carried = registry.carried(story.state, context).get('rules');
    expect(carried).toMatchObject({ count: 2, events: [{ data: { rules: [{}, { isOn: false }] } }, {}] });
  });
});

describe('an import', () => {
  test('adds what is not there yet as one step, and is taken back as one', () => {
    const story = withRules(phraseRule('spam'));
    const rules = [phraseRule('SPAM'), phraseRule('ham'), phraseRule('ham'), phraseRule('eggs')];
    const { seq } = story.state;
    const { added, importId = '' } = story.ask('rule.import', { rules });
    expect([added, story.state.seq - seq, story.state.rules.list.length]).toEqual([2, 1, 3]);
    expect(story.ask('rule.import', { rules })).toEqual({ added: 0 });
    story.do('rule.remove', { ruleId: story.state.rules.list[1]?.id ?? '' });
    expect(story.ask('rule.removeImport', { importId })).toEqual({ removed: 1 });
    expect(story.state.rules.list).toMatchObject([{ sought: { words: 'spam' } }]);
    expect(story.codeOf('rule.removeImport', { importId })).toBe('not-found');
  });

  test('is refused as a whole where a rule of it can’t be, or they would be too many', () => {
    const story = withRules(phraseRule('one'));
    const broken = [phraseRule('two'), rule({ kind: 'pattern', words: '(' })];
    expect(story.codeOf('rule.import', { rules: broken })).toBe('bad-rule');
    const many = Array.from({ length: MAX_RULES }, (_, index) => phraseRule(`word ${index}`));
    expect(story.codeOf('rule.import', { rules: many })).toBe('bad-data');
    expect(story.state.rules.list).toHaveLength(1);
  });
});

describe('what a rule can’t be', () => {
  test.each<[Sought, object]>([
    [{ kind: 'phrase', words: '\u3164' }, { fault: 'blank' }],
    [{ kind: 'word', words: 'a*', endings: false }, { fault: 'short' }],
    [{ kind: 'word', words: '*', endings: false }, { fault: 'blank' }],
    [
      { kind: 'pattern', words: 'buy (now' },
      { fault: 'pattern', what: 'missing closing )', at: 1 },
    ],
    [
      { kind: 'pattern', words: 'buy [^' },
      { fault: 'pattern', what: 'missing closing ]', part: '[^', at: 5 },
    ],
    [
      { kind: 'pattern', words: 'x\\1' },
      { fault: 'pattern', part: '\\1', at: 2 },
    ],
    [{ kind: 'pattern', words: '(a{500}b){1,2}' }, { fault: 'pattern-size' }],
    [{ kind: 'pattern', words: 'a*' }, { fault: 'pattern-empty' }],
    [{ kind: 'repeat', letters: null, lines: null }, { fault: 'nothing' }],
    [{ kind: 'link', allowed: ['not a site'] }, { fault: 'site' }],
  ])('%j is refused', (sought, params) => {
    expect(refusalOf(withRules(), rule(sought))).toMatchObject({ code: 'bad-rule', ...params });
  });

  test('sites are kept as they are compared', () => {
    const story = withRules(rule({ kind: 'link', allowed: ['https://www.Example.com/shop', '*.youtu.be'] }));
    expect(story.state.rules.list[0]?.sought).toEqual({ kind: 'link', allowed: ['example.com', 'youtu.be'] });
  });

  test('words of markup are words like others', () => {
    const words = '<img src=x onerror=alert(1)>';
    const story = withRules(phraseRule(words));
    expect(post(story, `look: ${words}`)).toBe('held');
  });
});

describe('what becomes of a line', () => {
  test('a rule to refuse tells the author what of it is not taken, and keeps nothing', () => {
    const story = withRules(rule({ kind: 'link', allowed: [] }, { action: 'refuse' }), phraseRule('shop'));
    const text = 'go to shop.example.com';
    const context = { state: story.state, actor: ann, client: NO_CLIENT, now: 0, newId: () => 'x' };
    expect(() => decide('chat.post', { text }, context)).toThrow(
      expect.objectContaining({ code: 'rule-refused', params: { rule: 'link' } }),
    );
    expect(story.state.chat).toMatchObject({ messages: [], withheld: [] });
  });

  test('the strictest of several rules counts, with the reasons of all', () => {
    const story = withRules({ ...phraseRule('spam'), action: 'hide' }, phraseRule('buy'));
    expect(post(story, 'buy spam')).toBe('held');
    expect(story.state.chat.withheld[0]?.reasons.map(({ words }) => words).sort()).toEqual(['buy', 'spam']);
  });

  test('a rule that is switched off lets the same line pass', () => {
    const story = withRules(phraseRule('spam'));
    const [{ id = '' } = {}] = story.state.rules.list;
    expect(post(story, 'spam')).toBe('held');
    story.as(moderator).do('rule.change', { ruleId: id, rule: { ...phraseRule('spam'), isOn: false } });
    expect(post(story, 'spam')).toBe('posted');
  });

  test('allowed words pass, until they are not allowed any more', () => {
    const story = withRules(phraseRule('ass')).do('rule.allow', { words: 'ass kicker boots' });
    expect(post(story, 'I want the ass kicker boots')).toBe('posted');
    story.as(moderator).do('rule.disallow', { words: 'ass kicker boots' });
    expect(post(story, 'I want the ass kicker boots')).toBe('held');
  });

  test('somebody’s first line waits, and so do all further ones until it is decided', () => {
    const story = withRules(rule({ kind: 'first' }));
    expect(post(story, 'hello')).toBe('held');
    expect(post(story, 'hello?')).toBe('held');
    for (const { message } of story.state.chat.withheld)
      story.as(host).do('chat.approve', { messageId: message.id });
    expect(post(story, 'thanks')).toBe('posted');
  });

  test('the same text again is held, of the same person alone', () => {
    const story = withRules(rule({ kind: 'repeat', letters: null, lines: 2 }));
    expect(post(story, 'buy now')).toBe('posted');
    expect(story.as(bob).ask('chat.post', { text: 'buy now' }).state).toBe('posted');
    expect(post(story, 'BUY NOW')).toBe('held');
  });
});

describe('the scope of a rule', () => {
  test('a language lets lines in others pass', () => {
    const story = withRules(
      { ...phraseRule('обман'), language: 'ru' },
      { ...phraseRule('fake'), language: 'zh' },
    );
    expect(post(story, 'это обман')).toBe('held');
    expect(post(story, 'is it fake?')).toBe('posted');
    expect(post(story, '这个是fake吗')).toBe('held');
  });

  test('a brand lets lines about others pass', () => {
    const story = withRules({ ...phraseRule('fake'), brand: 'Acme' });
    expect(post(story, 'is it fake?')).toBe('posted');
    expect(post(story, 'acme is fake')).toBe('held');
  });
});
