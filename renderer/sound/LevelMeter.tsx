import { useEffect, useRef } from 'react';
import { decibels, FLOOR_DB, fraction, HOT_DB, needle, peakDecibels } from './level.ts';

const TICK_MS = 50;

/**
 * How loud something is: a bar for what is heard (RMS) and a mark for the highest sample (peak). It is drawn straight
 * to the element: no React render at 20 frames a second.
 */
export function LevelMeter({
  analyserOf,
  label,
  muted = false,
  className,
}: {
  /** Gives the point that is measured, which may be another at each look; undefined where nothing is heard. */
  analyserOf: () => AnalyserNode | undefined;
  label: string;
  muted?: boolean;
  className?: string;
}) {
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let samples = new Float32Array(2048);
    let [loudness, peak] = [FLOOR_DB, FLOOR_DB];
    const timer = setInterval(() => {
      const analyser = analyserOf();
      if (analyser && analyser.fftSize !== samples.length) samples = new Float32Array(analyser.fftSize);
      if (analyser) analyser.getFloatTimeDomainData(samples);
      else samples.fill(0);
      const before = [loudness, peak];
      loudness = needle(loudness, decibels(samples));
      peak = needle(peak, peakDecibels(samples));
      // A silent meter stays as it is drawn, and costs nothing.
      if (before[0] === loudness && before[1] === peak) return;
      meter.current?.style.setProperty('--level', fraction(loudness).toFixed(3));
      meter.current?.style.setProperty('--peak', fraction(peak).toFixed(3));
      meter.current?.toggleAttribute('data-hot', peak > HOT_DB);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [analyserOf]);
  return (
    <div
      ref={meter}
      role="img"
      aria-label={label}
      className={`level-meter ${className ?? ''}`}
      data-muted={muted ? '' : undefined}
    />
  );
}
