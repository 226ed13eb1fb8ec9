import type { Session } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { Trust } from '../../electron/navigation.ts';
import { setupPermissions } from '../../electron/permissions.ts';

type Handler<K extends keyof Session> = Session[K] extends (handler: infer H) => void
  ? NonNullable<H>
  : never;

const STUDIO = 'http://127.0.0.1:8787/studio/';
let request: Handler<'setPermissionRequestHandler'>;
let check: Handler<'setPermissionCheckHandler'>;
let device: Handler<'setDevicePermissionHandler'>;

beforeEach(() => {
  setupPermissions(
    {
      setPermissionRequestHandler: handler => {
        request = handler as typeof request;
      },
      setPermissionCheckHandler: handler => {
        check = handler as typeof check;
      },
      setDevicePermissionHandler: handler => {
        device = handler as typeof device;
      },
    },
    new Trust(STUDIO),
  );
});

function answers(permission: string, url: string): [boolean, boolean] {
  const callback = vi.fn();
  const contents = {} as Electron.WebContents;
  request(contents, permission as 'media', callback, { requestingUrl: url } as Electron.PermissionRequest);
  const checked = check(contents, permission as 'media', new URL(url).origin, {} as never);
  return [callback.mock.calls[0]?.[0], checked];
}

test.each(['media', 'display-capture', 'notifications'])('the studio is granted %s', permission => {
  expect(answers(permission, STUDIO)).toEqual([true, true]);
});

test.each(['geolocation', 'midi', 'hid', 'usb', 'openExternal', 'idle-detection'])(
  'the studio is not granted %s',
  permission => {
    expect(answers(permission, STUDIO)).toEqual([false, false]);
  },
);

test('another site is granted nothing, not even a camera', () => {
  expect(answers('media', 'https://evil.example/studio/')).toEqual([false, false]);
});

test('no page gets at USB, serial or HID devices', () => {
  expect(device({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(false);
});
