import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Id, isInherited, PlainId } from '../../shared/id.ts';
import { commands } from '../../shared/show/protocol.ts';
import { emptyShow } from '../../shared/show/state.ts';
import { commandOf, HOST_ACTOR } from '../support/arbitrary.ts';

const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/** Copies of a value, each with one of its ids replaced by a key. */
function withKey(value: unknown, key: string, name = ''): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      withKey(item, key, name).map(changed => value.with(index, changed) as unknown),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([field, inner]) =>
      withKey(inner, key, field).map(changed => ({ ...value, [field]: changed })),
    );
  }
  return typeof value === 'string' && /^id$|Ids?$/.test(name) ? [key] : [];
}

test('no id may be the name of a property that every object inherits', () => {
  expect(INHERITED).toContain('__proto__');
  for (const key of INHERITED) {
    expect(isInherited(key)).toBe(true);
    expect(Id.safeParse(key).success).toBe(false);
    expect(PlainId.safeParse(key).success).toBe(false);
  }
  for (const key of ['p1', 'Constructor', 'proto']) expect(PlainId.safeParse(key).success).toBe(true);
});

test('every command refuses such a key in place of any of its ids', () => {
  const names = Object.keys(commands) as (keyof typeof commands)[];
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...INHERITED), fc.nat(30), (name, key, pick) => {
      const step = { who: HOST_ACTOR, what: name, pick, text: 'hello' };
      const { data } = commandOf(emptyShow('crew'), step);
      for (const changed of withKey(data, key)) {
        seen.add(name);
        expect(commands[name].data.safeParse(changed).success, JSON.stringify(changed)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBeGreaterThan(20);
});
