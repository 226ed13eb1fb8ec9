import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerPart } from '../../../shared/ledger/part.ts';
import { withoutPerson } from '../../../shared/show/erased.ts';
import { authorOf, isTalk, newEvent, parseEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow } from '../../../shared/show/state.ts';
import { appealStory, dealStory, lineStory, PEOPLE, play, story } from '../../support/arbitrary.ts';

const stories = fc.oneof(story, appealStory, dealStory, lineStory);
const person = fc.constantFrom(...PEOPLE);
const fold = (log: readonly ShowEvent[]) => log.reduce(applyEvent, emptyShow('crew'));

/** A log with the event that erases somebody behind it. */
const erasing = (log: readonly ShowEvent[], personId: string): ShowEvent[] => {
  const seq = log.filter(({ name }) => !isTalk(name)).length + 1;
  return [
    ...log,
    { ...newEvent('chat.erased', { personId }), seq, at: (log.at(-1)?.at ?? 0) + 1 } as ShowEvent,
  ];
};

test('an event of which an erased person was taken out can be read, stands in the ledger as before, and has no name', () => {
  fc.assert(
    fc.property(stories, person, (steps, { id, name }) => {
      for (const event of play(steps).filter(each => !isTalk(each.name))) {
        const left = withoutPerson(event, id);
        expect(parseEvent(left)).toEqual(left);
        expect(ledgerPart(left)?.data).toEqual(ledgerPart(event)?.data);
        expect(withoutPerson(left, id)).toEqual(left);
        expect(JSON.stringify(left)).not.toContain(`"personId":"${id}","name":"${name}"`);
        expect(left.by).not.toMatchObject({ id, name });
        if (left === event) expect(JSON.stringify(event.by ?? {})).not.toContain(`"${id}"`);
      }
    }),
    { numRuns: 200 },
  );
});

test('a log without an erased person leads to the state that their erasure leads to', () => {
  fc.assert(
    fc.property(stories, person, (steps, { id }) => {
      const log = erasing(play(steps), id);
      const rewritten = log
        .filter(event => !isTalk(event.name) || authorOf(event) !== id)
        .map(event => (isTalk(event.name) ? event : withoutPerson(event, id)));
      expect({ ...fold(rewritten), talkSeq: 0 }).toEqual({ ...fold(log), talkSeq: 0 });
    }),
    { numRuns: 200 },
  );
});
