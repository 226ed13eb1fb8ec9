import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { setStreamTarget } from '../../../../renderer/obs/publish/profile.ts';
import { streamTargets } from '../../../../renderer/obs/publish/transport.ts';
import { type Cameras, VirtualCamera } from '../../../../renderer/obs/publish/virtual-camera.ts';
import type { CaptureView } from '../../../../renderer/stage/capture.ts';
import { FakeObs } from '../fake-obs.ts';
import { openClient, untilConnected } from '../until-view.ts';

const ADDRESS = {
  rtmp: { server: 'rtmp://127.0.0.1:1935/autumn-show', key: 'k' },
  whip: { address: 'http://127.0.0.1:8080/whip/autumn-show', token: 'k' },
  whep: { address: 'http://127.0.0.1:8080/whep/autumn-show' },
};

test('OBS 30 or later prefers WHIP, an older one has RTMP only', () => {
  expect(streamTargets('30.2.3', ADDRESS).map(({ transport }) => transport)).toEqual(['whip', 'rtmp']);
  expect(streamTargets('29.0.2', ADDRESS).map(({ transport }) => transport)).toEqual(['rtmp']);
  const { whip, whep } = ADDRESS;
  expect(streamTargets('29.0.2', { whip, whep, rtmpMissing: 'no-ffmpeg' })).toEqual([]);
});

test('a build of OBS without WHIP streams by RTMP instead', async () => {
  const fake = await FakeObs.start();
  const asked: unknown[] = [];
  fake.onRequest = ({ requestType, requestData }) => {
    if (requestType === 'SetStreamServiceSettings') asked.push(requestData);
  };
  fake.refuses = ({ requestData }) => JSON.stringify(requestData ?? {}).includes('whip_custom');
  const client = openClient();
  client.connect({ address: fake.address, password: '' });
  await untilConnected(client);
  await expect(setStreamTarget(client, streamTargets('30.0.0', ADDRESS))).resolves.toMatchObject({
    transport: 'rtmp',
  });
  expect(asked).toMatchObject([{ streamServiceType: 'whip_custom' }, { streamServiceType: 'rtmp_custom' }]);
});

const webcam = { id: 'a', label: 'Webcam' };
const obs = { id: 'b', label: 'OBS Virtual Camera' };

/** The host's cameras; those in `later` appear when the list is refreshed. */
function cameras(later: readonly (typeof webcam)[]): { cameras: Cameras; chosen: string[] } {
  const store = createStore<CaptureView>(() => ({
    source: { kind: 'on', device: webcam },
    devices: [webcam],
  }));
  const chosen: string[] = [];
  const refreshList = async () => store.setState({ devices: [webcam, ...later] });
  const camera = { store, refreshList } as Cameras['camera'];
  return { cameras: { camera, chooseCamera: device => chosen.push(device.label) }, chosen };
}

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: key => kept.delete(key),
  };
}

test('the virtual camera replaces the host’s camera, which can be restored after a reload too', async () => {
  const storage = memory();
  const { cameras: first, chosen } = cameras([obs]);
  const camera = new VirtualCamera(first, storage);
  await expect(camera.select()).resolves.toBe(true);
  expect(chosen).toEqual(['OBS Virtual Camera']);
  const { cameras: second, chosen: chosenLater } = cameras([obs]);
  const reloaded = new VirtualCamera(second, storage);
  expect(reloaded.isSelected).toBe(true);
  reloaded.restore();
  expect(chosenLater).toEqual(['Webcam']);
  expect(reloaded.isSelected).toBe(false);
});

test('a virtual camera that the browser does not list is not selected', async () => {
  const { cameras: none, chosen } = cameras([]);
  const camera = new VirtualCamera(none, memory());
  await expect(camera.select()).resolves.toBe(false);
  expect(chosen).toEqual([]);
  expect(camera.isSelected).toBe(false);
});
