import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PINS } from '../../../shared/offers/pin.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import {
  definitionOf,
  events,
  parseEvent,
  redactEvent,
  type ShowEvent,
} from '../../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow } from '../../../shared/show/state.ts';
import {
  appealStory,
  dealStory,
  lineStory,
  PEOPLE,
  play,
  replayStory,
  story,
} from '../../support/arbitrary.ts';
import { expectTrueReplicas } from '../../support/replicas.ts';

/** The one person whom an event concerns, if it is one alone. */
function personOf({ name, data }: ShowEvent): string | undefined {
  return (definitionOf(name).person as ((data: unknown) => string | undefined) | undefined)?.(data);
}

describe('what each viewpoint sees of any story', () => {
  test('a replica that folded the events it was sent equals the snapshot it would have been sent', () => {
    fc.assert(
      fc.property(fc.oneof(story, replayStory, appealStory, lineStory), steps =>
        expectTrueReplicas(play(steps)),
      ),
      { numRuns: 300 },
    );
  });

  test('a viewer never receives a held message, a cost, who acted, or another person’s mute', () => {
    fc.assert(
      fc.property(story, steps => {
        const log = play(steps);
        const viewpoint = viewpointOf(PEOPLE[2] ?? { id: 'ann', name: 'Ann', role: 'viewer' });
        const approved = new Set(
          log.flatMap(event => (event.name === 'chat.approved' ? [event.data.messageId] : [])),
        );
        const held = log.flatMap(event =>
          event.name === 'chat.held' && !event.data.again ? [event.data.message.id] : [],
        );
        const frames = log
          .flatMap(event => redactEvent(event, viewpoint) ?? [])
          .map(event => JSON.stringify(event));
        const snapshot = JSON.stringify(redactShow(log.reduce(applyEvent, emptyShow('crew')), viewpoint));
        for (const frame of [...frames, snapshot]) {
          expect(frame).not.toContain('"cost"');
          expect(frame).not.toContain('"by"');
          expect(frame).not.toContain('"personId":"bob","name":"Bob","until"');
          for (const id of held) if (!approved.has(id)) expect(frame).not.toContain(`"${id}"`);
        }
      }),
    );
  });

  test('what was cut for a viewpoint has nothing left that would be cut for it', () => {
    fc.assert(
      fc.property(story, steps => {
        for (const person of PEOPLE) {
          const viewpoint = viewpointOf(person);
          for (const seen of play(steps).flatMap(event => redactEvent(event, viewpoint) ?? []))
            expect(redactEvent(seen, viewpoint)).toEqual(seen);
        }
      }),
    );
  });

  test('what concerns one person is seen by them and the crew, and nobody else gets anything of it', () => {
    fc.assert(
      fc.property(fc.oneof(story, dealStory), steps => {
        for (const event of play(steps)) {
          const person = personOf(event);
          if (person === undefined) continue;
          const others = PEOPLE.map(each => viewpointOf(each)).filter(
            ({ kind, personId }) => kind !== 'crew' && personId !== person,
          );
          for (const viewpoint of others) expect(redactEvent(event, viewpoint), event.name).toBeUndefined();
        }
      }),
    );
  });

  test('a viewpoint’s part of what concerns nobody in particular is the same for all of its kind and brand', () => {
    fc.assert(
      fc.property(fc.oneof(story, dealStory), steps => {
        for (const event of play(steps)) {
          if (personOf(event) !== undefined) continue;
          for (const person of PEOPLE) {
            const viewpoint = viewpointOf(person);
            const another = { ...viewpoint, personId: 'somebody else' };
            expect(redactEvent(event, another), event.name).toEqual(redactEvent(event, viewpoint));
          }
        }
      }),
    );
  });

  test('the stories have every event in them that the server’s features can make', {
    timeout: 60_000,
  }, () => {
    const untold = new Set(Object.keys(events));
    // As many stories as it takes, within reason: each further command makes any one of them rarer.
    for (let seed = 7; untold.size > 0 && seed < 17; seed++)
      for (const each of [story, dealStory, replayStory, appealStory, lineStory])
        for (const steps of fc.sample(each, { numRuns: 400, seed }))
          for (const { name } of play(steps)) untold.delete(name);
    expect([...untold]).toEqual([]);
  });

  test('a brand rep sees no product of another brand', () => {
    fc.assert(
      fc.property(story, steps => {
        const viewpoint = viewpointOf(PEOPLE[4] ?? { id: 'rep', name: 'Rep', role: 'brand', brand: 'Acme' });
        const replica = play(steps)
          .flatMap(event => redactEvent(event, viewpoint) ?? [])
          .reduce(applyEvent, emptyShow('brand'));
        for (const product of replica.catalog.products) expect(product.brand).toBe('Acme');
      }),
    );
  });
});

describe('the fold of any story', () => {
  test('an event survives the wire and the log unchanged', () => {
    fc.assert(
      fc.property(story, steps => {
        for (const event of play(steps)) expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }),
    );
  });

  test('no story pins more than three offers, or one product twice', () => {
    fc.assert(
      fc.property(story, steps => {
        let state = emptyShow('crew');
        for (const event of play(steps)) {
          state = applyEvent(state, event);
          expect(state.offers.pins.length).toBeLessThanOrEqual(MAX_PINS);
          expect(new Set(state.offers.pins.map(pin => pin.card.id)).size).toBe(state.offers.pins.length);
        }
      }),
    );
  });

  test('a message is never both seen and withheld, and messages stand in the order of their times', () => {
    fc.assert(
      fc.property(story, steps => {
        const state = play(steps).reduce(applyEvent, emptyShow('crew'));
        const withheld = new Set(state.chat.withheld.map(entry => entry.message.id));
        for (const message of state.chat.messages) expect(withheld.has(message.id)).toBe(false);
        const times = state.chat.messages.map(message => message.at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});
