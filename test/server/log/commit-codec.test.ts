import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommitHead, GroupReader, packCommit, packGroup } from '../../../server/log/commit-codec.ts';
import type { Commit } from '../../../server/log/event-log.ts';

const text = fc.string({ unit: 'binary' });
const number = fc.nat(2 ** 50);
const by = fc.option(fc.record({ id: text, name: text, role: fc.constant('viewer' as const) }), {
  nil: undefined,
});
const event = fc.record({ seq: number, at: number, by, name: text, data: fc.jsonValue() });
const talk = fc.tuple(event, fc.option(text, { nil: undefined })).map(([each, personId]) => ({
  ...each,
  personId,
}));
const commit: fc.Arbitrary<Commit> = fc.record({
  events: fc.array(event, { maxLength: 3 }),
  talk: fc.array(talk, { maxLength: 3 }),
  answer: fc.option(fc.record({ key: text, fingerprint: text, result: fc.jsonValue() }), { nil: undefined }),
  erase: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }),
});

/** Everything behind a commit's head, in the order in which it is read. */
function bodyOf(reader: GroupReader, { events, talk: lines, hasAnswer, erase }: CommitHead): unknown[] {
  const row = () => [reader.number(), reader.number(), reader.text(), reader.text(), reader.text()];
  const body: unknown[] = [];
  for (let index = 0; index < events; index++) body.push(...row());
  for (let index = 0; index < lines; index++) body.push(...row(), reader.number(), reader.text());
  if (hasAnswer) body.push(reader.text(), reader.text(), reader.text());
  for (let index = 0; index < erase; index++) body.push(reader.text());
  return body;
}

function expectedBody({ events, talk: lines, answer, erase = [] }: Commit, seq: number): unknown[] {
  const row = ({ seq, at, by, name, data }: Commit['events'][0]) => [
    seq,
    at,
    by ? JSON.stringify(by) : null,
    name,
    JSON.stringify(data),
  ];
  const after = events.at(-1)?.seq ?? seq;
  return [
    ...events.flatMap(row),
    ...lines.flatMap(each => [...row(each), after, each.personId ?? null]),
    ...(answer ? [answer.key, answer.fingerprint, JSON.stringify(answer.result)] : []),
    ...erase,
  ];
}

test('every commit of a group is read as it was packed, also where those before it are passed over', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, commit, number, fc.boolean()), { maxLength: 5 }), commits => {
      const packed = commits.map(([slug, each, seq]) => packCommit(slug, each, { seq, talkSeq: 7 }));
      const reader = new GroupReader(packGroup(packed));
      for (const [slug, each, seq, isPassedOver] of commits) {
        const head = reader.head();
        expect(head).toMatchObject({ slug, expectedSeq: seq, expectedTalkSeq: 7 });
        if (!isPassedOver) expect(bodyOf(reader, head)).toEqual(expectedBody(each, seq));
      }
    }),
  );
});
