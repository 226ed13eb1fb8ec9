import { useEffect, useRef } from 'react';
import { applyBallistics, decibels, FLOOR_DB, fraction, HOT_DB, peakDecibels } from './level.ts';

const TICK_MS = 50;

/**
 * Level meter with a bar for RMS and a mark for peak. Updates the element's CSS variables directly, to avoid 20 React
 * renders a second.
 */
export function LevelMeter({
  analyserOf,
  label,
  muted = false,
  className,
}: {
  /** Called for each measurement, because the analyser can change; undefined means silence. */
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
      loudness = applyBallistics(loudness, decibels(samples));
      peak = applyBallistics(peak, peakDecibels(samples));
      // Unchanged levels, as in silence, need no style update.
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
