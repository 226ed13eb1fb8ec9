import { EventSubscription } from 'obs-websocket-js/json';
import { expect, test } from 'vitest';
import { FakeObs } from './fake-obs.ts';
import { openLink, untilConnected, untilView } from './until-view.ts';

test('a batch that is never answered fails after its time limit and leaves the connection standing', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  fake.silent.add('batch');
  const cue = link.cue([{ requestType: 'StartRecord' }], 100);
  await expect(cue).rejects.toMatchObject({ name: 'ObsFailure', code: 'timeout' });
  expect(link.store.getState().connection.kind).toBe('connected');
  await expect(link.call('GetStats')).resolves.toMatchObject({ activeFps: 30 });
});

test('what waits for an answer fails at once when the connection goes away', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  fake.silent.add('StartRecord');
  const call = link.call('StartRecord');
  fake.stop();
  await expect(call).rejects.toMatchObject({ code: 'closed' });
});

test('an OBS that stands still is taken for lost, and found again when it answers', async () => {
  const fake = await FakeObs.start();
  const link = openLink({ everyMs: 20, answerMs: 300 });
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  fake.silent.add('GetStats');
  const { connection } = await untilView(link, 'lost', view => view.connection.kind === 'waiting');
  expect(connection).toMatchObject({ lost: true });
  fake.silent.clear();
  link.reconnectNow();
  await untilConnected(link);
});

test('an OBS that is busy with something long is not taken for lost meanwhile', async () => {
  const fake = await FakeObs.start();
  const link = openLink({ everyMs: 20, answerMs: 100 });
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  for (const name of ['CreateProfile', 'GetStats']) fake.silent.add(name);
  await expect(link.call('CreateProfile', { profileName: 'Sunday' }, 500)).rejects.toMatchObject({
    code: 'timeout',
  });
  expect(link.store.getState().connection.kind).toBe('connected');
});

test('a request that OBS refuses is told with its reason, and ends a cue', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  const refused = { code: 'refused', comment: 'There is no such thing.', status: 604 };
  await expect(link.call('SaveReplayBuffer')).rejects.toMatchObject(refused);
  await expect(link.cue([{ requestType: 'SaveReplayBuffer' }])).rejects.toMatchObject(refused);
});

test('an event that comes while OBS is being read is not undone by what was read before it', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  fake.onRequest = ({ requestType }) => {
    // The list of scenes has been answered by now, and says that the scene is "Wide".
    if (requestType === 'GetSceneItemList') fake.tell('CurrentProgramSceneChanged', { sceneName: 'Close' });
  };
  link.connect({ address: fake.address, password: '' });
  const { obs } = await untilConnected(link);
  expect(obs?.program).toBe('Close');
});

test('an output that is starting is not called off because it was asked in between', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  fake.tell('StreamStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STARTING' });
  fake.tell('SceneCreated', { sceneName: 'Close', isGroup: false });
  const reread = new Promise<void>(resolve => {
    fake.onRequest = ({ requestType }) => requestType === 'GetSourceFilterList' && resolve();
  });
  await reread;
  // An answer to this comes after all that was asked before it.
  await link.call('GetVersion');
  expect(link.store.getState().obs?.outputs.stream).toBe('starting');
});

test('a program that speaks the protocol of before OBS 28 is called too old', async () => {
  const fake = await FakeObs.start({ protocol: '' });
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  const { connection } = await untilView(link, 'failed', view => view.connection.kind === 'failed');
  expect(connection).toEqual({ kind: 'failed', reason: 'too-old' });
});

test('a connection that was ended in OBS on purpose does not come back by itself', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  fake.hangUp(4011);
  const { connection } = await untilView(link, 'failed', view => view.connection.kind === 'failed');
  expect(connection).toEqual({ kind: 'failed', reason: 'kicked' });
  expect(fake.connections).toBe(1);
});

test('levels are asked for only while somebody looks at them', async () => {
  const fake = await FakeObs.start();
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  const levels = { inputs: [{ inputName: 'Mic', inputLevelsMul: [] }] };
  const heard = new Promise(resolve => {
    const stop = link.onMeters(data => {
      stop();
      resolve(data);
    });
  });
  fake.tell('InputVolumeMeters', levels);
  expect(await heard).toEqual(levels);
  await link.call('GetStats');
  const { All, InputVolumeMeters } = EventSubscription;
  expect(fake.subscriptions).toEqual([All, All | InputVolumeMeters, All]);
});
