import { Device, detectDevice, type types } from 'mediasoup-client';
import { Chrome74 } from 'mediasoup-client/handlers/Chrome74';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { Firefox120 } from 'mediasoup-client/handlers/Firefox120';
import { Safari12 } from 'mediasoup-client/handlers/Safari12';
import type { MediaWelcome } from '../../shared/media/contract.ts';
import { requestCaptureTimeEverywhere } from '../media/capture-time.ts';

const HANDLERS = { Chrome111, Chrome74, Firefox120, Safari12 } as const;

type Native = types.HandlerFactory['getNativeRtpCapabilities'];

let native: types.HandlerFactory | undefined;
let latest: { readonly key: string; readonly device: Promise<Device> } | undefined;

/**
 * Queries the browser's RTP capabilities ahead of time. That creates two offers and initialises the browser's WebRTC
 * stack, which would otherwise delay going live.
 */
export function warmUp(): void {
  const { getNativeRtpCapabilities } = nativeFactory() ?? {};
  // An error here occurs, and is reported, again when a room needs the capabilities.
  getNativeRtpCapabilities?.({ direction: 'recvonly' }).catch(() => {});
  getNativeRtpCapabilities?.({ direction: 'sendonly' }).catch(() => {});
}

/** A mediasoup Device loaded with the router's capabilities; cached while those stay the same. */
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
  // Without a factory mediasoup-client throws an UnsupportedError.
  const device = new Device(handlerFactory ? { handlerFactory } : {});
  await device.load({ routerRtpCapabilities: rtpCapabilities as types.RtpCapabilities });
  return device;
}

/** The handler factory that mediasoup-client would pick for this browser, with its capability queries memoized. */
function nativeFactory(): types.HandlerFactory | undefined {
  if (native) return native;
  requestCaptureTimeEverywhere();
  const name = detectDevice();
  if (!name || !Object.hasOwn(HANDLERS, name)) return undefined;
  const factory = HANDLERS[name as keyof typeof HANDLERS].createFactory({});
  native = { ...factory, getNativeRtpCapabilities: memoize(factory.getNativeRtpCapabilities) };
  return native;
}

function memoize(query: Native): Native {
  const results = new Map<string, ReturnType<Native>>();
  return options => {
    const result = results.get(options.direction) ?? query(options);
    results.set(options.direction, result);
    return result;
  };
}
