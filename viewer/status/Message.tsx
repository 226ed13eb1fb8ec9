import type { ReactNode } from 'react';
import mark from '../../assets/icons/vitrine.svg';

interface MessageProps {
  title: string;
  text: string;
  /** Keeps to the upper half, so that what can be pressed in it isn't behind the chat. */
  isHigh?: boolean;
  children?: ReactNode;
}

/** What is said instead of the picture. */
export function Message({ title, text, isHigh = false, children }: MessageProps) {
  return (
    <div className={isHigh ? 'status-overlay is-high' : 'status-overlay'}>
      <div className="status-message" role="status">
        <img src={mark} alt="" width={44} height={44} />
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}
