import type { DeviceChoice } from '../app/view-store.ts';

export type CaptureKind = 'video' | 'audio';

export interface Device {
  id: string;
  label: string;
  /** The same for all devices of one piece of hardware; absent where the browser doesn't say. */
  group?: string;
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

/**
 * The device of a remembered choice: by id, else by label, because browsers change ids when site data is cleared, else by
 * its group where only one device has that, because a system update may give it another id and another name.
 */
export function sameDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  if (!choice) return undefined;
  const ofGroup = devices.filter(({ group }) => group !== undefined && group === choice.group);
  return (
    devices.find(device => device.id === choice.id) ??
    devices.find(device => device.label !== '' && device.label === choice.label) ??
    (ofGroup.length === 1 ? ofGroup[0] : undefined)
  );
}

/** The device to open: the remembered one if it is connected, else the first. */
export function pickDevice(devices: readonly Device[], choice: DeviceChoice | undefined): Device | undefined {
  return sameDevice(devices, choice) ?? devices[0];
}

/** What is used of a MediaDeviceInfo; not every browser knows groups. */
export type ListedDevice = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'> & {
  readonly groupId?: string;
};

/** Chromium's names for whichever device the system uses. */
const ALIASES: readonly string[] = ['default', 'communications'];
const KIND_OF = { video: 'videoinput', audio: 'audioinput' } as const;

/**
 * The devices of one kind. Leaves out those without an id (before permission is granted) and Chromium's aliases
 * `default` and `communications`.
 */
export function listDevices(all: readonly ListedDevice[], kind: CaptureKind): Device[] {
  return all
    .filter(device => device.kind === KIND_OF[kind] && device.deviceId !== '')
    .filter(device => !ALIASES.includes(device.deviceId))
    .map(({ deviceId, label, groupId }) => ({
      id: deviceId,
      label: withoutUsbId(label),
      ...(groupId ? { group: groupId } : {}),
    }));
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

/**
 * The label by which a track's device is found in a list of now. That of an alias says which device the system uses, and
 * changes with that; the track's own stays as it was when the track was opened.
 */
export function labelNow(all: readonly ListedDevice[], kind: CaptureKind, id: string, label: string): string {
  if (!ALIASES.includes(id)) return label;
  return all.find(device => device.kind === KIND_OF[kind] && device.deviceId === id)?.label ?? label;
}

/** Constraints: 720p at 30 fps for a camera; echo cancellation, noise suppression and AGC for a microphone. */
export function constraintsFor(kind: CaptureKind, deviceId: string | undefined): MediaTrackConstraints {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'audio') {
    return { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }
  return { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
}
