import { expect, onTestFinished, test } from 'vitest';
import { askStun } from '../../../../server/media/nat/stun.ts';
import { bindingAnswer, startStun } from '../../../support/stun.ts';
import { startTurn, turnMissing } from '../../../support/turn.ts';

const NAT = '203.0.113.7';
const soon = () => AbortSignal.timeout(5000);

test('a server tells the address that this machine has to it', async () => {
  const server = await startStun(request => [bindingAnswer(request, NAT)]);
  expect(await askStun(server, '0.0.0.0', soon())).toEqual({ own: '127.0.0.1', announced: NAT });
});

test('what answers another request, or isn’t STUN, counts for nothing', async () => {
  const server = await startStun(request => {
    const other = bindingAnswer(request, '192.0.2.66');
    other.writeUInt8((other[19] ?? 0) ^ 1, 19);
    const error = bindingAnswer(request, '192.0.2.66');
    error.writeUInt16BE(0x0111, 0);
    const cut = bindingAnswer(request, '192.0.2.66').subarray(0, 36);
    return [Buffer.from('hello'), other, error, cut, bindingAnswer(request, NAT)];
  });
  expect((await askStun(server, '0.0.0.0', soon())).announced).toBe(NAT);
});

test('a lost request is sent again', async () => {
  let asked = 0;
  const server = await startStun(request => {
    asked += 1;
    return asked > 1 ? [bindingAnswer(request, NAT)] : [];
  });
  expect((await askStun(server, '0.0.0.0', soon())).announced).toBe(NAT);
});

test('a server that isn’t there ends the question, at the latest with its time', async () => {
  await expect(askStun('stun:nobody.invalid', '0.0.0.0', soon())).rejects.toThrow();
  const silent = await startStun(() => []);
  await expect(askStun(silent, '0.0.0.0', AbortSignal.timeout(50))).rejects.toThrow(/aborted/);
});

test.skipIf(turnMissing !== undefined)('coturn is understood', async () => {
  const { port, close } = await startTurn();
  onTestFinished(close);
  expect(await askStun(`stun:127.0.0.1:${port}`, '127.0.0.1', soon())).toEqual({
    own: '127.0.0.1',
    announced: '127.0.0.1',
  });
});
