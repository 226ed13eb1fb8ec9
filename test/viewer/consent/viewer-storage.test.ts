import { expect, test } from 'vitest';
import { inMemoryStorage, ViewerStorage } from '../../../viewer/consent/viewer-storage.ts';

function newStorage(browser = inMemoryStorage(), tab = inMemoryStorage()) {
  return { browser, tab, storage: new ViewerStorage(browser, tab) };
}

test('before the choice everything is kept in the tab', () => {
  const { browser, tab, storage } = newStorage();
  storage.set('vitrine.viewer.a', 'token');
  expect(storage.consent).toBeUndefined();
  expect(tab.getItem('vitrine.viewer.a')).toBe('token');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
});

test('agreeing moves the data to the browser, where the next visit finds it', () => {
  const { browser, tab, storage } = newStorage();
  storage.set('vitrine.viewer.a', 'token');
  storage.choose('keep');
  expect(tab.getItem('vitrine.viewer.a')).toBeNull();
  const next = newStorage(browser).storage;
  expect(next.consent).toBe('keep');
  expect(next.get('vitrine.viewer.a')).toBe('token');
});

test('withdrawing consent removes all data but the choice from the browser', () => {
  const { browser, storage } = newStorage();
  storage.choose('keep');
  storage.set('vitrine.viewer.a', 'token');
  storage.choose('visit');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
  expect(storage.get('vitrine.viewer.a')).toBe('token');
  expect(newStorage(browser).storage.consent).toBe('visit');
  expect(newStorage(browser).storage.get('vitrine.viewer.a')).toBeUndefined();
});

test('a value that was read but not written is moved too', () => {
  const { browser } = newStorage();
  browser.setItem('vitrine.consent', 'keep');
  browser.setItem('vitrine.viewer.a', 'token');
  const { storage, tab } = newStorage(browser);
  storage.get('vitrine.viewer.a');
  storage.choose('visit');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
  expect(tab.getItem('vitrine.viewer.a')).toBe('token');
});

test('an unknown stored choice counts as none', () => {
  const { browser, storage } = newStorage();
  browser.setItem('vitrine.consent', 'yes please');
  expect(storage.consent).toBeUndefined();
});
