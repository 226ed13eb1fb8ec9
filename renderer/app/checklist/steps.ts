/** What the first run asks of a host, in this order. */
export type StepId = 'devices' | 'products' | 'viewer';

export interface Signs {
  hasPicture: boolean;
  hasSound: boolean;
  products: number;
  sawAsViewer: boolean;
}

/** The steps and whether each is done. A step undone again, as by an unplugged camera, counts as to do. */
export function stepsOf({
  hasPicture,
  hasSound,
  products,
  sawAsViewer,
}: Signs): { id: StepId; done: boolean }[] {
  return [
    { id: 'devices', done: hasPicture && hasSound },
    { id: 'products', done: products > 0 },
    { id: 'viewer', done: sawAsViewer },
  ];
}
