import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { requestNames } from '../../../scripts/build/request-names.ts';

type Transform = (this: object, code: string, id: string) => { code: string } | undefined;
const shortened = (code: string, id: string) =>
  (requestNames().transform as unknown as Transform).call({ parse: parseAst }, code, id)?.code;

test('of commands and queries their names are left, and all else of a contract stays', () => {
  expect(
    shortened(
      "export const noteCommands = { 'note.post': { data: z.object({ a: z.string() }) } };",
      '/shared/notes/protocol.ts',
    ),
  ).toBe("export const noteCommands = { 'note.post': {} };");
  expect(
    shortened(
      "export const notes = { commands: { 'note.post': { data } }, queries: {}, events: { 'note.posted': event(Note) } };",
      '/shared/notes/contract.ts',
    ),
  ).toBe(
    "export const notes = { commands: { 'note.post': {} }, queries: {}, events: { 'note.posted': event(Note) } };",
  );
});

test('other modules stay as they are', () => {
  expect(shortened('export const commands = { a: { b } };', '/shared/show/protocol.ts')).toBeUndefined();
  expect(shortened('export const commands = { a: { b } };', '/client/room/outbox.ts')).toBeUndefined();
});
