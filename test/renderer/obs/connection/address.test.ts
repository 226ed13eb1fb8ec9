import { expect, test } from 'vitest';
import { obsPlace } from '../../../../renderer/obs/connection/address.ts';

test.each([
  ['192.168.1.20', 'ws://192.168.1.20:4455'],
  [' studio-pc:4456 ', 'ws://studio-pc:4456'],
  ['ws://127.0.0.1:4455/', 'ws://127.0.0.1:4455'],
  ['wss://obs.example', 'wss://obs.example:4455'],
  ['wss://obs.example:443', 'wss://obs.example:443'],
  ['http://192.168.1.20:4455', 'ws://192.168.1.20:4455'],
  ['http://studio-pc:80', 'ws://studio-pc:80'],
  ['[::1]', 'ws://[::1]:4455'],
  ['::1', 'ws://[::1]:4455'],
  ['fe80::1c2:3ff', 'ws://[fe80::1c2:3ff]:4455'],
  ['[fe80::1]:4460', 'ws://[fe80::1]:4460'],
])('an address is understood as people write it: %s', (typed, address) => {
  expect(obsPlace(typed)).toEqual({ address });
});

test('OBS’s connect code brings its password along', () => {
  expect(obsPlace('obsws://192.168.1.20:4455/s3cr%2Ft')).toEqual({
    address: 'ws://192.168.1.20:4455',
    password: 's3cr/t',
  });
  expect(obsPlace('obsws://[fe80::1]:4455/50%')).toMatchObject({ password: '50%' });
  expect(obsPlace('obsws://192.168.1.20:4455')).toEqual({ address: 'ws://192.168.1.20:4455' });
});

test.each([
  '',
  '   ',
  'two words',
  'ftp://studio-pc',
  'constructor://studio-pc',
  'ws://',
  ':4455',
  'host:port',
])('what is no address is refused: “%s”', typed => {
  expect(obsPlace(typed)).toBeUndefined();
});
