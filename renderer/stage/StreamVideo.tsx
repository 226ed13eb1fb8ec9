import { useEffect, useRef } from 'react';

/** A silent video element that plays a stream. */
export function StreamVideo({
  stream,
  label,
  className,
}: {
  stream: MediaStream;
  label: string;
  className?: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} aria-label={label} muted autoPlay playsInline className={className} />;
}
