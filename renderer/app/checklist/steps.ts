/** The steps of the first-run checklist, in order. */
export type StepId = 'devices' | 'products' | 'viewer';

export interface Progress {
  hasCamera: boolean;
  hasMicrophone: boolean;
  products: number;
  sawAsViewer: boolean;
}

/** The steps with their state. A step can become undone again, as by an unplugged camera. */
export function checklistSteps({
  hasCamera,
  hasMicrophone,
  products,
  sawAsViewer,
}: Progress): { id: StepId; done: boolean }[] {
  return [
    { id: 'devices', done: hasCamera && hasMicrophone },
    { id: 'products', done: products > 0 },
    { id: 'viewer', done: sawAsViewer },
  ];
}
