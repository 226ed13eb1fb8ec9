import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../Button.tsx';
import { Spinner } from '../Spinner.tsx';

/** The end of a form whose answer takes a while: what was wrong the last time, and the button that sends it. */
export function FormEnd({
  error,
  icon,
  button,
  busy,
}: {
  error: string | undefined;
  icon: ReactNode;
  button: string;
  /** What is said while the answer is awaited; undefined while none is. */
  busy: string | undefined;
}) {
  const isBusy = busy !== undefined;
  return (
    <>
      {error ? (
        <p role="alert" className="flex gap-2 text-danger [overflow-wrap:anywhere]">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="text-pretty">{error}</span>
        </p>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={isBusy}>
          {isBusy ? <Spinner /> : icon}
          {button}
        </Button>
        <span role="status" className="text-quiet text-s">
          {busy}
        </span>
      </div>
    </>
  );
}
