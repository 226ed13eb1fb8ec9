import { EventSubscription } from 'obs-websocket-js/json';
import { expect, test } from 'vitest';
import { FakeObs } from '../fake-obs.ts';
import { openClient, untilConnected, untilView } from '../until-view.ts';

test('a batch that is never answered rejects after its time limit, and the connection stays open', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.silent.add('batch');
  const batch = client.runBatch([{ requestType: 'StartRecord' }], 100);
  await expect(batch).rejects.toMatchObject({ name: 'ObsError', code: 'timeout' });
  expect(client.store.getState().connection.kind).toBe('connected');
  await expect(client.call('GetStats')).resolves.toMatchObject({ activeFps: 30 });
});

test('pending requests reject at once when the connection is lost', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.silent.add('StartRecord');
  const call = client.call('StartRecord');
  fake.stop();
  await expect(call).rejects.toMatchObject({ code: 'closed' });
});

test('a poll without an answer counts as a lost connection, which comes back when OBS answers', async () => {
  const fake = await FakeObs.start();
  const client = openClient({ pollMs: 20, answerMs: 300 });
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.silent.add('GetStats');
  const { connection } = await untilView(client, 'lost', view => view.connection.kind === 'waiting');
  expect(connection).toMatchObject({ lost: true });
  fake.silent.clear();
  client.reconnectNow();
  await untilConnected(client);
});

test('during a slow request, a poll without an answer does not count as a lost connection', async () => {
  const fake = await FakeObs.start();
  const client = openClient({ pollMs: 20, answerMs: 100 });
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  for (const name of ['CreateProfile', 'GetStats']) fake.silent.add(name);
  await expect(client.call('CreateProfile', { profileName: 'Sunday' }, 500)).rejects.toMatchObject({
    code: 'timeout',
  });
  expect(client.store.getState().connection.kind).toBe('connected');
});

test('a request that OBS refuses rejects with OBS’s message, and halts a batch', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  const refused = { code: 'refused', comment: 'There is no such thing.', status: 604 };
  await expect(client.call('SaveReplayBuffer')).rejects.toMatchObject(refused);
  await expect(client.runBatch([{ requestType: 'SaveReplayBuffer' }])).rejects.toMatchObject(refused);
});

test('an event during a read is not overwritten by the older result of the read', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  fake.onRequest = ({ requestType }) => {
    // GetSceneList has been answered by now, with "Wide" on program.
    if (requestType === 'GetSceneItemList')
      fake.sendEvent('CurrentProgramSceneChanged', { sceneName: 'Close' });
  };
  client.connect({ address: fake.address, password: '' });
  const { obs } = await untilConnected(client);
  expect(obs?.program).toBe('Close');
});

test('a starting output keeps its phase over a read that reports it as off', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.sendEvent('StreamStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STARTING' });
  fake.sendEvent('SceneCreated', { sceneName: 'Close', isGroup: false });
  const reread = new Promise<void>(resolve => {
    fake.onRequest = ({ requestType }) => requestType === 'GetSourceFilterList' && resolve();
  });
  await reread;
  // Answered after all requests before it.
  await client.call('GetVersion');
  expect(client.store.getState().obs?.outputs.stream).toBe('starting');
});

test('a server of the protocol before OBS 28 is reported as too old', async () => {
  const fake = await FakeObs.start({ protocol: '' });
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  const { connection } = await untilView(client, 'failed', view => view.connection.kind === 'failed');
  expect(connection).toEqual({ kind: 'failed', reason: 'too-old' });
});

test('a connection that was ended in OBS on purpose is not reopened', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.hangUp(4011);
  const { connection } = await untilView(client, 'failed', view => view.connection.kind === 'failed');
  expect(connection).toEqual({ kind: 'failed', reason: 'kicked' });
  expect(fake.connections).toBe(1);
});

test.each([
  ['whose server was stopped', 1001, 'stopped'],
  ['that broke, as in a crash', 1011, 'broken'],
] as const)('a connection %s is told apart, and both are reopened', async (_what, closeCode, ended) => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  fake.hangUp(closeCode);
  const { connection } = await untilView(client, 'lost', view => view.connection.kind === 'waiting');
  expect(connection).toMatchObject({ lost: true, ended });
  await untilConnected(client);
});

test('while OBS was never there, nothing is said of how it ended', async () => {
  const client = openClient();
  client.connect({ address: 'ws://127.0.0.1:9', password: '' });
  const { connection } = await untilView(client, 'waiting', view => view.connection.kind === 'waiting');
  expect(connection).toMatchObject({ lost: false, ended: undefined });
  client.disconnect();
});

test('levels are subscribed to only while there is a listener', async () => {
  const fake = await FakeObs.start();
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  const levels = { inputs: [{ inputName: 'Mic', inputLevelsMul: [] }] };
  const heard = new Promise(resolve => {
    const stop = client.onMeters(data => {
      stop();
      resolve(data);
    });
  });
  fake.sendEvent('InputVolumeMeters', levels);
  expect(await heard).toEqual(levels);
  await client.call('GetStats');
  const { All, InputVolumeMeters } = EventSubscription;
  expect(fake.subscriptions).toEqual([All, All | InputVolumeMeters, All]);
});
