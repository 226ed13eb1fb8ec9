import { installDebianPackages, mayInstall } from './debian.mjs';
import { SetupError } from './progress.mjs';

const DEBIAN_PACKAGES = [
  'gstreamer1.0-plugins-bad',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-ugly',
  'gstreamer1.0-nice',
  'gstreamer1.0-libav',
  'gir1.2-gst-plugins-bad-1.0',
  'python3-gst-1.0',
  'python3-aiortc',
];

/**
 * Gets WebRTC clients of others, GStreamer and aiortc, for the tests where the system allows it: they negotiate
 * differently than browsers. The tests that need them are skipped, and say so, where they can't be had.
 */
export async function webrtcClients() {
  if (!mayInstall()) return;
  try {
    await installDebianPackages(DEBIAN_PACKAGES, 'the tests with GStreamer and aiortc');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(
      `${error.message}\nThe tests with GStreamer and aiortc will be skipped. ${error.how}\n`,
    );
  }
}
