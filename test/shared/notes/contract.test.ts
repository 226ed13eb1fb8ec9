import { describe, expect, test } from 'vitest';
import { MAX_NOTE_LENGTH, notes } from '../../../shared/notes/contract.ts';
import { newEvent, redactEvent, type ShowEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow } from '../../../shared/show/state.ts';

const posted = (seq: number): ShowEvent => {
  const note = { id: `n${seq}`, personId: 'mo', name: 'Mo', text: `note ${seq}`, at: seq };
  return { ...newEvent('note.posted', { note }), seq, at: seq } as ShowEvent;
};
const showWith = (count: number) =>
  Array.from({ length: count }, (_, index) => posted(index + 1)).reduce(applyEvent, emptyShow('crew'));

describe('notes', () => {
  test('may be posted by hosts and moderators alone', () => {
    expect(notes.commands['note.post'].roles).toEqual(['host', 'moderator']);
  });

  test.each(['brand', 'viewer'] as const)('are hidden from a %s, in events and in the state', kind => {
    const viewpoint = { kind, personId: 'p', ...(kind === 'brand' ? { brand: 'Acme' } : {}) };
    expect(redactEvent(posted(1), viewpoint)).toBeUndefined();
    expect(redactShow(showWith(2), viewpoint).notes).toEqual({ notes: [] });
  });

  test('are seen by the crew, the oldest first', () => {
    const crew = { kind: 'crew', personId: 'host' } as const;
    expect(redactEvent(posted(1), crew)).toEqual(posted(1));
    expect(redactShow(showWith(2), crew).notes.notes.map(({ id }) => id)).toEqual(['n1', 'n2']);
  });

  test('keep the newest two hundred', () => {
    const kept = showWith(201).notes.notes;
    expect(kept).toHaveLength(200);
    expect(kept.at(0)?.id).toBe('n2');
    expect(kept.at(-1)?.id).toBe('n201');
  });

  test('say something, and no more than fits', () => {
    const { data } = notes.commands['note.post'];
    expect(data.parse({ text: ' two minutes left ' })).toEqual({ text: 'two minutes left' });
    expect(data.safeParse({ text: '   ' }).success).toBe(false);
    expect(data.safeParse({ text: 'x'.repeat(MAX_NOTE_LENGTH) }).success).toBe(true);
    expect(data.safeParse({ text: 'x'.repeat(MAX_NOTE_LENGTH + 1) }).success).toBe(false);
  });
});
