import { expect, test } from 'vitest';
import { describeCheck, takeServerLink } from '../../../scripts/start/remote-server.ts';
import { RemoteProblem, RemoteWarning } from '../../../shared/reach/remote-server.ts';

test('the link of another server is taken out of the arguments, in either form', () => {
  expect(takeServerLink(['--no-open', '--server', 'https://a/', '--data', 'x'])).toEqual({
    link: 'https://a/',
    rest: ['--no-open', '--data', 'x'],
  });
  expect(takeServerLink(['--server=https://a/?b=c'])).toEqual({ link: 'https://a/?b=c', rest: [] });
  expect(takeServerLink(['--server'])).toEqual({ link: '', rest: [] });
  expect(takeServerLink(['--port', '1'])).toEqual({ link: undefined, rest: ['--port', '1'] });
});

test('each problem and each warning has words that name the server', () => {
  for (const problem of RemoteProblem.options) {
    const { isGood, text } = describeCheck({ kind: 'problem', problem, host: 'live.example.org' });
    expect(isGood).toBe(false);
    if (problem !== 'not-a-link') expect(text).toContain('live.example.org');
  }
  const warnings = [...RemoteWarning.options];
  const { isGood, text } = describeCheck({ kind: 'good', host: 'live.example.org', warnings });
  expect(isGood).toBe(true);
  expect(text.split('\n')).toHaveLength(warnings.length + 1);
});
