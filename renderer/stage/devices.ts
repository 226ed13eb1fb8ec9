import type { DeviceChoice } from '../app/view-store.ts';

export type CaptureKind = 'video' | 'audio';

export interface Device {
  id: string;
  label: string;
}

/** Why a camera or microphone gives nothing. Each has its own words and its own way out. */
export type CaptureError = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** The browser's error, by name, as a problem that a person can do something about. */
export function captureErrorOf(error: unknown): CaptureError {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** The device that a remembered choice means now: the same id, else the same name, since browsers renew ids. */
export function sameDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  if (!choice) return undefined;
  return (
    devices.find(device => device.id === choice.id) ??
    devices.find(device => device.label !== '' && device.label === choice.label)
  );
}

/** The device to open: the remembered one if it is there, else the system's first. */
export function pickDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  return sameDevice(devices, choice) ?? devices[0];
}

/**
 * The devices of one kind, without those that have no id yet (before permission) and without Chromium's doubles
 * `default` and `communications`, which are other names of devices that are in the list.
 */
export function listDevices(
  all: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[],
  kind: CaptureKind,
): Device[] {
  const wanted = kind === 'video' ? 'videoinput' : 'audioinput';
  return all
    .filter(device => device.kind === wanted && device.deviceId !== '')
    .filter(device => !['default', 'communications'].includes(device.deviceId))
    .map(device => ({ id: device.deviceId, label: withoutUsbId(device.label) }));
}

/** Chromium ends a USB camera's name with `(046d:0892)`, which says nothing to a person. */
function withoutUsbId(label: string): string {
  return label.replace(/ \([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
}

/**
 * Which of the listed devices a track comes from. Where it comes from the system's default, whose id is not in the
 * list, its name ends in the real device's: "Default - Built-in Microphone".
 */
export function deviceOfTrack(devices: readonly Device[], id: string, label: string): Device {
  const name = withoutUsbId(label);
  return (
    devices.find(device => device.id === id) ??
    devices.find(device => device.label !== '' && name.endsWith(device.label)) ?? { id, label: name }
  );
}

/** What to ask of a device: 720p at 30 frames from a camera, a voice that is fit for air from a microphone. */
export function constraintsFor(kind: CaptureKind, deviceId: string | undefined): MediaTrackConstraints {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'audio') {
    return { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }
  return { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
}
