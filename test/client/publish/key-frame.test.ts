import { expect, test, vi } from 'vitest';
import { sendKeyFrameOnNewPath } from '../../../client/publish/key-frame.ts';

test('every layer sends one key frame when ICE selects another path, and no more with the next one', () => {
  const iceTransport = new EventTarget();
  const parameters = { encodings: [{ rid: 'r0' }, { rid: 'r1' }] };
  const setParameters = vi.fn(() => Promise.resolve());
  const sender = { transport: { iceTransport }, getParameters: () => parameters, setParameters };
  sendKeyFrameOnNewPath(sender as unknown as RTCRtpSender);
  expect(setParameters).not.toHaveBeenCalled();
  for (let paths = 0; paths < 2; paths++)
    iceTransport.dispatchEvent(new Event('selectedcandidatepairchange'));
  expect(setParameters).toHaveBeenCalledExactlyOnceWith(parameters, {
    encodingOptions: [{ keyFrame: true }, { keyFrame: true }],
  });
});
