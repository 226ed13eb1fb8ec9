import { Device, detectDevice, type types } from 'mediasoup-client';
import { Chrome74 } from 'mediasoup-client/handlers/Chrome74';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { Firefox120 } from 'mediasoup-client/handlers/Firefox120';
import { Safari12 } from 'mediasoup-client/handlers/Safari12';
import type { MediaWelcome } from '../../shared/media.ts';
import { sendCaptureTimes } from '../media/capture-time.ts';

const HANDLERS = { Chrome111, Chrome74, Firefox120, Safari12 } as const;

type Native = types.HandlerFactory['getNativeRtpCapabilities'];

let native: types.HandlerFactory | undefined;
let latest: { readonly key: string; readonly device: Promise<Device> } | undefined;

/**
 * Asks the browser what it can send and receive before a room needs to know. The browser makes two offers for it and
 * sets up its WebRTC with the first, which is time that a host would otherwise wait for when they go live.
 */
export function warmUp(): void {
  const { getNativeRtpCapabilities } = nativeFactory() ?? {};
  // What fails here fails again, and is told, when a room needs it.
  getNativeRtpCapabilities?.({ direction: 'recvonly' }).catch(() => {});
  getNativeRtpCapabilities?.({ direction: 'sendonly' }).catch(() => {});
}

/** The browser's WebRTC, matched to what a room can carry; kept for as long as rooms say the same. */
export function loadDevice(rtpCapabilities: MediaWelcome['rtpCapabilities']): Promise<Device> {
  const key = JSON.stringify(rtpCapabilities);
  if (latest?.key === key) return latest.device;
  const device = load(rtpCapabilities);
  latest = { key, device };
  device.catch(() => {
    latest = undefined;
    native = undefined;
  });
  return device;
}

async function load(rtpCapabilities: MediaWelcome['rtpCapabilities']): Promise<Device> {
  const handlerFactory = nativeFactory();
  // Without one mediasoup-client throws the error that says so.
  const device = new Device(handlerFactory ? { handlerFactory } : {});
  await device.load({ routerRtpCapabilities: rtpCapabilities as types.RtpCapabilities });
  return device;
}

/** The factory that mediasoup-client would pick for this browser, except that it asks each question once. */
function nativeFactory(): types.HandlerFactory | undefined {
  if (native) return native;
  sendCaptureTimes();
  const name = detectDevice();
  if (!name || !Object.hasOwn(HANDLERS, name)) return undefined;
  const factory = HANDLERS[name as keyof typeof HANDLERS].createFactory({});
  native = { ...factory, getNativeRtpCapabilities: once(factory.getNativeRtpCapabilities) };
  return native;
}

function once(ask: Native): Native {
  const answers = new Map<string, ReturnType<Native>>();
  return options => {
    const answer = answers.get(options.direction) ?? ask(options);
    answers.set(options.direction, answer);
    return answer;
  };
}
