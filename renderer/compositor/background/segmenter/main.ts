/*
 * The worker in which people are told from the room. It is a classic one, because the model's runtime brings in its
 * WebAssembly by importScripts, and so it brings in its own modules like this.
 */
void import('./segmenter.ts').then(
  ({ startSegmenter }) => startSegmenter(),
  error => self.postMessage({ kind: 'failed', problem: 'unreachable', reason: String(error) }),
);
