/** The steps of the first-run checklist, in order. */
export type StepId = 'devices' | 'format' | 'products' | 'shop' | 'viewer';

export interface Progress {
  hasCamera: boolean;
  hasMicrophone: boolean;
  /** The host has said whether the picture is for wide screens or for phones. */
  hasFormat: boolean;
  products: number;
  /** Whether a purchase was checked in each connected shop; absent where none is. */
  isShopChecked?: boolean | undefined;
  /** A viewer's page has shown the host's picture. */
  sawAsViewer: boolean;
}

/** The steps with their state. A step can become undone again, as by an unplugged camera. */
export function checklistSteps({
  hasCamera,
  hasMicrophone,
  hasFormat,
  products,
  isShopChecked,
  sawAsViewer,
}: Progress): { id: StepId; done: boolean }[] {
  return [
    { id: 'devices', done: hasCamera && hasMicrophone },
    { id: 'format', done: hasFormat },
    { id: 'products', done: products > 0 },
    ...(isShopChecked === undefined ? [] : [{ id: 'shop' as const, done: isShopChecked }]),
    { id: 'viewer', done: sawAsViewer },
  ];
}
