import { CommandError } from '../../shared/errors.ts';
import type { Recording } from '../../shared/recording/recording.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { Handlers } from '../show/feature.ts';
import { freeName, titleInName } from './file-name.ts';

/** A clip that is marked in the very first second would be empty. */
const SHORTEST_MS = 1000;

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as files are named after it, by the clock on this machine's wall: `2026-11-22 21-04-09`. */
function stampOf(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}-${two(date.getMinutes())}-${two(date.getSeconds())}`;
}

function recordingOf(recordings: readonly Recording[], id: string): Recording {
  const recording = recordings.find(each => each.id === id);
  if (!recording) throw new CommandError('not-found', 'There is no such recording in this show.');
  return recording;
}

/** What is recorded, and which parts of it are worth keeping by themselves. */
export const handlers: Handlers<'recording'> = {
  'recording.start': ({ recording: { recordings } }, { recordingId: id, format, startedAt }, { now }) => {
    if (recordings.some(each => each.id === id))
      throw new CommandError('already-done', 'This recording has begun already.');
    const file = freeName(stampOf(now), format, recordings);
    const begun = { id, format, file, startedAt: Math.min(startedAt, now) };
    return { events: [newEvent('recording.started', { recording: begun })], result: {} };
  },

  'recording.stop': ({ recording: { recordings } }, { recordingId, ms }) => {
    const { ms: known } = recordingOf(recordings, recordingId);
    const isNews = known === undefined || ms > known;
    return { events: isNews ? [newEvent('recording.stopped', { recordingId, ms })] : [], result: {} };
  },

  'recording.clip': (
    { recording: { recordings, clips }, offers: { pins } },
    { clipId, recordingId, seconds },
    { now },
  ) => {
    if (clips.some(({ id }) => id === clipId))
      throw new CommandError('already-done', 'This clip was marked already.');
    const source = recordingOf(recordings, recordingId);
    const toMs = Math.max(SHORTEST_MS, now - source.startedAt);
    const card = pins.at(-1)?.card;
    const name = [stampOf(now), card && titleInName(card.title)].filter(Boolean).join(' ');
    const clip = {
      id: clipId,
      recordingId,
      file: freeName(name, source.format, clips),
      at: now,
      fromMs: Math.max(0, toMs - seconds * 1000),
      toMs,
      ...(card ? { product: { id: card.id, title: card.title } } : {}),
    };
    return { events: [newEvent('recording.clipped', { clip })], result: { clip } };
  },
};
