import { expect, test } from 'vitest';
import { Memory, pageShelf } from '../../../viewer/consent/viewer-storage.ts';

function newMemory(browser = pageShelf(), tab = pageShelf()) {
  return { browser, tab, memory: new Memory(browser, tab) };
}

test('before the choice everything stays in the tab', () => {
  const { browser, tab, memory } = newMemory();
  memory.set('vitrine.viewer.a', 'token');
  expect(memory.consent).toBeUndefined();
  expect(tab.getItem('vitrine.viewer.a')).toBe('token');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
});

test('agreeing moves what is known so far into the browser, and the next visit finds it', () => {
  const { browser, tab, memory } = newMemory();
  memory.set('vitrine.viewer.a', 'token');
  memory.choose('keep');
  expect(tab.getItem('vitrine.viewer.a')).toBeNull();
  const next = newMemory(browser).memory;
  expect(next.consent).toBe('keep');
  expect(next.get('vitrine.viewer.a')).toBe('token');
});

test('taking it back removes the viewer from the browser and keeps only the choice', () => {
  const { browser, memory } = newMemory();
  memory.choose('keep');
  memory.set('vitrine.viewer.a', 'token');
  memory.choose('visit');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
  expect(memory.get('vitrine.viewer.a')).toBe('token');
  expect(newMemory(browser).memory.consent).toBe('visit');
  expect(newMemory(browser).memory.get('vitrine.viewer.a')).toBeUndefined();
});

test('a value of the browser that was read but not written here is moved too', () => {
  const { browser } = newMemory();
  browser.setItem('vitrine.consent', 'keep');
  browser.setItem('vitrine.viewer.a', 'token');
  const { memory, tab } = newMemory(browser);
  memory.get('vitrine.viewer.a');
  memory.choose('visit');
  expect(browser.getItem('vitrine.viewer.a')).toBeNull();
  expect(tab.getItem('vitrine.viewer.a')).toBe('token');
});

test('a choice that no version of the page wrote counts as none', () => {
  const { browser, memory } = newMemory();
  browser.setItem('vitrine.consent', 'yes please');
  expect(memory.consent).toBeUndefined();
});
