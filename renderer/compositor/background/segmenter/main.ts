/*
 * Entry of the segmentation worker. It is a classic worker, because LiteRT loads its WebAssembly by importScripts;
 * modules are therefore loaded by a dynamic import.
 */
void import('./segmenter.ts').then(
  ({ startSegmenter }) => startSegmenter(),
  error => self.postMessage({ kind: 'failed', error: 'unreachable', reason: String(error) }),
);
