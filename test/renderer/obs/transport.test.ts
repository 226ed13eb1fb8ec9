import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { aim } from '../../../renderer/obs/publish/profile.ts';
import { targetsOf } from '../../../renderer/obs/publish/transport.ts';
import { type Cameras, VirtualCamera } from '../../../renderer/obs/publish/virtual-camera.ts';
import type { CaptureView } from '../../../renderer/stage/capture.ts';
import { FakeObs } from './fake-obs.ts';
import { openLink, untilConnected } from './until-view.ts';

const ADDRESS = {
  rtmp: { server: 'rtmp://127.0.0.1:1935/autumn-show', key: 'k' },
  whip: { address: 'http://127.0.0.1:8080/whip/autumn-show', token: 'k' },
  whep: { address: 'http://127.0.0.1:8080/whep/autumn-show' },
};

test('an OBS of version 30 or later sends by WHIP first, an older one by RTMP only', () => {
  expect(targetsOf('30.2.3', ADDRESS).map(({ way }) => way)).toEqual(['whip', 'rtmp']);
  expect(targetsOf('29.0.2', ADDRESS).map(({ way }) => way)).toEqual(['rtmp']);
  const { whip, whep } = ADDRESS;
  expect(targetsOf('29.0.2', { whip, whep, rtmpMissing: 'no-ffmpeg' })).toEqual([]);
});

test('a build of OBS without WHIP is sent by RTMP instead', async () => {
  const fake = await FakeObs.start();
  const asked: unknown[] = [];
  fake.onRequest = ({ requestType, requestData }) => {
    if (requestType === 'SetStreamServiceSettings') asked.push(requestData);
  };
  fake.refuses = ({ requestData }) => JSON.stringify(requestData ?? {}).includes('whip_custom');
  const link = openLink();
  link.connect({ address: fake.address, password: '' });
  await untilConnected(link);
  await expect(aim(link, targetsOf('30.0.0', ADDRESS))).resolves.toMatchObject({ way: 'rtmp' });
  expect(asked).toMatchObject([{ streamServiceType: 'whip_custom' }, { streamServiceType: 'rtmp_custom' }]);
});

const desk = { id: 'a', label: 'Desk camera' };
const obs = { id: 'b', label: 'OBS Virtual Camera' };

/** The host's cameras, with OBS's one appearing in the list when it is asked for anew. */
function cameras(later: readonly (typeof desk)[]): { cameras: Cameras; chosen: string[] } {
  const store = createStore<CaptureView>(() => ({ source: { kind: 'on', device: desk }, devices: [desk] }));
  const chosen: string[] = [];
  const refreshList = async () => store.setState({ devices: [desk, ...later] });
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

test('the virtual camera stands in for the host’s camera, and gives it back after a reload too', async () => {
  const storage = memory();
  const { cameras: first, chosen } = cameras([obs]);
  const camera = new VirtualCamera(first, storage);
  await expect(camera.take()).resolves.toBe(true);
  expect(chosen).toEqual(['OBS Virtual Camera']);
  const { cameras: second, chosen: chosenLater } = cameras([obs]);
  const reloaded = new VirtualCamera(second, storage);
  expect(reloaded.isTaken).toBe(true);
  reloaded.giveBack();
  expect(chosenLater).toEqual(['Desk camera']);
  expect(reloaded.isTaken).toBe(false);
});

test('a virtual camera that the browser does not list is not taken', async () => {
  const { cameras: none, chosen } = cameras([]);
  const camera = new VirtualCamera(none, memory());
  await expect(camera.take()).resolves.toBe(false);
  expect(chosen).toEqual([]);
  expect(camera.isTaken).toBe(false);
});
