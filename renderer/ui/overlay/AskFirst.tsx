import { type ComponentProps, type ReactNode, useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';

/** What is done once it was confirmed. Its child is given what opens the question. */
export function AskFirst({
  children,
  onConfirm,
  ...question
}: Pick<ComponentProps<typeof ConfirmDialog>, 'title' | 'body' | 'confirm' | 'onConfirm'> & {
  children: (ask: () => void) => ReactNode;
}) {
  const [isAsking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <>
      {children(() => setAsking(true))}
      <ConfirmDialog {...question} open={isAsking} onConfirm={confirm} onCancel={() => setAsking(false)} />
    </>
  );
}
