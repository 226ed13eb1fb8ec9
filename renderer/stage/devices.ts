import type { DeviceChoice } from '../app/view-store.ts';

export type CaptureKind = 'video' | 'audio';

export interface Device {
  id: string;
  label: string;
}

/** Why a camera or microphone can't be opened. The texts for people say what to do about each. */
export type CaptureError = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** Maps a `getUserMedia` error to a CaptureError by its name. */
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

/** The device of a remembered choice: by id, else by label, because browsers change ids when site data is cleared. */
export function sameDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  if (!choice) return undefined;
  return (
    devices.find(device => device.id === choice.id) ??
    devices.find(device => device.label !== '' && device.label === choice.label)
  );
}

/** The device to open: the remembered one if it is connected, else the first. */
export function pickDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  return sameDevice(devices, choice) ?? devices[0];
}

/**
 * The devices of one kind. Leaves out those without an id (before permission is granted) and Chromium's aliases
 * `default` and `communications`.
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

/** Strips the USB vendor and product id that Chromium appends to a label, such as ` (046d:0892)`. */
function withoutUsbId(label: string): string {
  return label.replace(/ \([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
}

/**
 * The listed device of a track, by its settings' id and label. A track of Chromium's alias `default` has a label that
 * ends in the real device's: "Default - Built-in Microphone".
 */
export function deviceOfTrack(devices: readonly Device[], id: string, label: string): Device {
  const name = withoutUsbId(label);
  return (
    devices.find(device => device.id === id) ??
    devices.find(device => device.label !== '' && name.endsWith(device.label)) ?? { id, label: name }
  );
}

/** Constraints: 720p at 30 fps for a camera; echo cancellation, noise suppression and AGC for a microphone. */
export function constraintsFor(kind: CaptureKind, deviceId: string | undefined): MediaTrackConstraints {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'audio') {
    return { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }
  return { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
}
