import { expect, test } from 'vitest';
import { REFUSED_PORTS } from '../../../server/config/refused-ports.ts';

const causeOf = (port: number): Promise<string> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => 'It was opened.',
    (error: Error) => String(error.cause),
  );

test('the ports are those that fetch refuses before it connects', async () => {
  const causes = await Promise.all([...REFUSED_PORTS].map(causeOf));
  expect(new Set(causes)).toEqual(new Set(['Error: bad port']));
});
