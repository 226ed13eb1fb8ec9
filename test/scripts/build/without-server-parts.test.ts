import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { withoutServerParts } from '../../../scripts/build/without-server-parts.ts';

type Transform = (this: object, code: string, id: string) => { code: string } | undefined;
const shortened = (code: string, id: string) =>
  (withoutServerParts().transform as unknown as Transform).call({ parse: parseAst }, code, id)?.code;

test('requests lose what the server alone reads of them, and keep what they are answered', () => {
  const protocol =
    "export const noteCommands = { 'note.post': { roles: R, data: z.object({ data: a }), result: b }, c };";
  expect(shortened(protocol, '/shared/notes/protocol.ts')).toBe(
    "export const noteCommands = { 'note.post': { roles: 0, data: 0, result: b }, c };",
  );
});

test('a contract keeps its events, and what is written shortly', () => {
  const contract =
    "export const notes = { queries: { 'note.all': { data } }, events: { 'note.posted': { data: D } } };";
  expect(shortened(contract, '/shared/notes/contract.ts')).toBe(contract);
});

test('an event keeps its data without what cuts it and what writes it down', () => {
  const events =
    "export const noteEvents = { 'note.posted': event(D, toCrew, { lane: 'talk', ledger: ({ a }) => a }) };";
  expect(shortened(events, '/shared/notes/events.ts')).toBe(
    "export const noteEvents = { 'note.posted': event(D, toCrew, { lane: 'talk', ledger: 0 }) };",
  );
  const slice = 'export const slice = { empty: () => 1, redact: state => state };';
  expect(shortened(slice, '/shared/notes/state.ts')).toBe(
    'export const slice = { empty: () => 1, redact: 0 };',
  );
});

test('other modules stay as they are', () => {
  const code = 'export const commands = { a: { data: b } };';
  expect(shortened(code, '/shared/show/protocol.ts')).toBeUndefined();
  expect(shortened(code, '/client/room/outbox.ts')).toBeUndefined();
});
