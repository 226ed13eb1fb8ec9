import type { Page, Worker } from 'playwright';

/** Number of frames that the compositor's worker read, opened (read, created or cloned), and closed or transferred. */
interface Ledger {
  read: number;
  opened: number;
  ended: number;
}

type Counting = typeof globalThis & { ledger: Ledger };

export function compositorWorker(page: Page): Worker {
  const worker = page.workers().find(each => each.url().includes('compositor/worker/main'));
  if (!worker) throw new Error('The compositor has no worker.');
  return worker;
}

/** Instruments the worker to count every frame that is opened, and closed or written into a stream, from now on. */
export async function countFrames(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const ledger: Ledger = { read: 0, opened: 0, ended: 0 };
    (globalThis as Counting).ledger = ledger;
    const { clone, close } = VideoFrame.prototype;
    const { read } = ReadableStreamDefaultReader.prototype;
    const { write } = WritableStreamDefaultWriter.prototype;
    VideoFrame.prototype.clone = function () {
      ledger.opened += 1;
      return clone.call(this);
    };
    VideoFrame.prototype.close = function () {
      ledger.ended += 1;
      close.call(this);
    };
    ReadableStreamDefaultReader.prototype.read = async function () {
      const result = await read.call(this);
      if (result.value) {
        ledger.read += 1;
        ledger.opened += 1;
      }
      return result;
    };
    WritableStreamDefaultWriter.prototype.write = function (frame) {
      ledger.ended += 1;
      return write.call(this, frame);
    };
    globalThis.VideoFrame = new Proxy(VideoFrame, {
      construct: (Frame, args) => {
        ledger.opened += 1;
        return Reflect.construct(Frame, args);
      },
    });
  });
}

/** Number of source frames read since the counting began, and of all frames that are still open. */
export const frameLedger = (worker: Worker): Promise<{ read: number; open: number }> =>
  worker.evaluate(() => {
    const { read, opened, ended } = (globalThis as Counting).ledger;
    return { read, open: opened - ended };
  });
