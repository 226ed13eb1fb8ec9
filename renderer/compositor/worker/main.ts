import type { FromWorker, OutputName, Sink, ToWorker } from '../messages.ts';
import { Desk } from './desk.ts';

/*
 * The compositor's worker: draws every frame away from the page's thread, so that neither a busy page nor a hidden
 * window can hold up the picture.
 */
type OpenMessage = Extract<ToWorker, { kind: 'open' }>;

let desk: Desk | undefined;

function tell(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function deliverTo(sink: Sink, output: OutputName): (frame: VideoFrame) => void {
  if (sink === 'page') return frame => tell({ kind: 'frame', output, frame }, [frame]);
  const writer = sink.getWriter();
  // A frame that the track can't take any more is of no use; the stream closes it.
  return frame => void writer.write(frame).catch(() => frame.close());
}

function open({ program, preview, ...options }: OpenMessage): Desk {
  return new Desk(options, {
    program: deliverTo(program, 'program'),
    ...(preview && { preview: deliverTo(preview, 'preview') }),
    budget: budget => tell({ kind: 'budget', budget }),
    masks: state => tell({ kind: 'masks', state }),
  });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      desk = open(data);
      return;
    case 'clock':
      return desk?.setClock(data.offset);
    case 'theme':
      return desk?.setTheme(data.theme);
    case 'rooms':
      return desk?.coverRooms(data.areCovered);
    case 'source':
      return desk?.setSource(data.id, data.feed);
    case 'scene':
      return desk?.show(data.output, data.scene, data.transition);
    case 'close':
      desk?.close();
      self.close();
  }
});
