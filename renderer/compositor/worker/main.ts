import type { FromWorker, OutputName, Sink, ToWorker } from '../messages.ts';
import { RenderLoop } from './render-loop.ts';

/*
 * Entry of the compositor's worker. Rendering in a worker is not slowed down by a busy page or throttled in a hidden
 * window.
 */
type OpenMessage = Extract<ToWorker, { kind: 'open' }>;

let loop: RenderLoop | undefined;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function deliverTo(sink: Sink, output: OutputName): (frame: VideoFrame) => void {
  if (sink === 'page') return frame => post({ kind: 'frame', output, frame }, [frame]);
  const writer = sink.getWriter();
  // The write fails if the track was stopped.
  return frame => void writer.write(frame).catch(() => frame.close());
}

function open({ program, preview, ...options }: OpenMessage): RenderLoop {
  return new RenderLoop(options, {
    program: deliverTo(program, 'program'),
    ...(preview && { preview: deliverTo(preview, 'preview') }),
    stats: stats => post({ kind: 'stats', stats }),
    segmentation: state => post({ kind: 'segmentation', state }),
  });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      loop = open(data);
      return;
    case 'clock':
      return loop?.setClock(data.offset);
    case 'theme':
      return loop?.setTheme(data.theme);
    case 'segmentation':
      return loop?.setSegmentation(data.isEnabled);
    case 'source':
      return loop?.setSource(data.id, data.input);
    case 'scene':
      return loop?.show(data.output, data.scene, data.transition);
    case 'close':
      loop?.close();
      self.close();
  }
});
