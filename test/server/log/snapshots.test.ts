import { expect, test } from 'vitest';
import { openEventLog, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';

const at = (seq: number, talkSeq = 0) => ({ seq, talkSeq, version: 3 });

async function openWithShow(folder = temporaryFolder()) {
  const log = await openEventLog(folder);
  await log.openShow('autumn');
  return log;
}

test('a snapshot is there after the log is opened again', async () => {
  const folder = temporaryFolder();
  const first = await openWithShow(folder);
  expect(await first.loadSnapshot('autumn', 3)).toBeUndefined();
  expect(await first.saveSnapshot('autumn', { ...at(5, 2), parts: { pins: '[1]', chat: '[]' } })).toBe(true);
  await first.close();
  const log = await openWithShow(folder);
  expect(await log.loadSnapshot('autumn', 3)).toEqual({ ...at(5, 2), parts: { pins: '[1]', chat: '[]' } });
});

test('parts that have not changed stay, and parts that are not named any more go', async () => {
  const log = await openWithShow();
  await log.saveSnapshot('autumn', { ...at(5), parts: { pins: '[1]', chat: '[]', old: '0' } });
  await log.saveSnapshot('autumn', { ...at(6), parts: { pins: '[1,2]', chat: null } });
  expect(await log.loadSnapshot('autumn', 3)).toEqual({ ...at(6), parts: { pins: '[1,2]', chat: '[]' } });
});

test('a part that is said to be unchanged and is not there makes nothing be saved', async () => {
  const log = await openWithShow();
  expect(await log.saveSnapshot('autumn', { ...at(5), parts: { pins: null } })).toBe(false);
  await log.saveSnapshot('autumn', { ...at(5), parts: { pins: '[]' } });
  expect(await log.saveSnapshot('autumn', { ...at(6), parts: { pins: '[1]', chat: null } })).toBe(false);
  expect(await log.loadSnapshot('autumn', 3)).toEqual({ ...at(5), parts: { pins: '[]' } });
});

test('a snapshot of another version is as good as none, and nothing of it stays', async () => {
  const log = await openWithShow();
  await log.saveSnapshot('autumn', { ...at(5), parts: { pins: '[]' } });
  expect(await log.loadSnapshot('autumn', 4)).toBeUndefined();
  expect(await log.saveSnapshot('autumn', { ...at(6), version: 4, parts: { pins: null } })).toBe(false);
  expect(await log.saveSnapshot('autumn', { ...at(4), version: 4, parts: { deals: '{}' } })).toBe(true);
  expect(await log.loadSnapshot('autumn', 4)).toEqual({ ...at(4), version: 4, parts: { deals: '{}' } });
});

test('an older snapshot does not replace a newer one', async () => {
  const log = await openWithShow();
  await log.saveSnapshot('autumn', { ...at(5, 9), parts: { pins: '[]' } });
  expect(await log.saveSnapshot('autumn', { ...at(4, 9), parts: { pins: '[4]' } })).toBe(false);
  expect(await log.saveSnapshot('autumn', { ...at(5, 8), parts: { pins: '[5]' } })).toBe(false);
  expect(await log.saveSnapshot('nowhere', { ...at(1), parts: { pins: '[]' } })).toBe(false);
});

test('projections are kept by show and for all shows, and by version', async () => {
  const folder = temporaryFolder();
  const first = await openWithShow(folder);
  const people = { ...at(5), data: '{"ann":1}' };
  expect(await first.saveProjection('autumn', 'people', people)).toBe(true);
  expect(await first.saveProjection(null, 'people', { ...at(7), data: '{"all":2}' })).toBe(true);
  expect(await first.saveProjection('autumn', 'people', { ...at(4), data: '{}' })).toBe(false);
  await first.close();
  const log = await openWithShow(folder);
  expect(await log.loadProjection('autumn', 'people', 3)).toEqual(people);
  expect(await log.loadProjection(null, 'people', 3)).toEqual({ ...at(7), data: '{"all":2}' });
  expect(await log.loadProjection('autumn', 'people', 4)).toBeUndefined();
  expect(await log.loadProjection('autumn', 'stats', 3)).toBeUndefined();
});

test('snapshots do not disturb what is appended', async () => {
  const log = await openWithShow();
  const writer = new Writer(log, 'autumn');
  const written = writer.events(300);
  const saved = log.saveSnapshot('autumn', { ...at(1), parts: { chat: 'x'.repeat(500_000) } });
  expect(new Set(await written)).toEqual(new Set(['ok']));
  expect(await saved).toBe(true);
});
