import { CommandError } from '../../shared/errors.ts';
import { chaptersOf } from '../../shared/replay/replay.ts';
import type { ReplayState } from '../../shared/replay/state.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { Handlers } from '../show/feature.ts';

const isPreparing = ({ work }: ReplayState, recordingId: string): boolean =>
  work?.kind === 'preparing' && work.recordingId === recordingId;

/** Which recording is the show's replay. */
export const handlers: Handlers<'replay'> = {
  'replay.publish': ({ replay, recording, lifecycle }, { recordingId }) => {
    const source = recording.recordings.find(({ id }) => id === recordingId);
    if (!source) throw new CommandError('not-found', 'There is no such recording in this show.');
    if (lifecycle.phase.kind !== 'ended' || source.ms === undefined)
      throw new CommandError(
        'not-ended',
        'A replay is published once the show and its recording have ended.',
      );
    const isDone = isPreparing(replay, recordingId) || replay.published?.id === recordingId;
    return { events: isDone ? [] : [newEvent('replay.requested', { recordingId })], result: {} };
  },

  'replay.withdraw': ({ replay: { published, work } }) => ({
    events: published || work ? [newEvent('replay.withdrawn', {})] : [],
    result: {},
  }),

  'replay.finish': ({ replay, recording, report }, { recordingId }) => {
    const source = recording.recordings.find(({ id }) => id === recordingId);
    // It was withdrawn while its file was being made.
    if (!source || !isPreparing(replay, recordingId)) return { events: [], result: {} };
    const { id, startedAt, ms = 0 } = source;
    const chapters = chaptersOf(report.pins, { startedAt, ms });
    return {
      events: [newEvent('replay.published', { replay: { id, startedAt, ms, chapters } })],
      result: {},
    };
  },

  'replay.fail': ({ replay }, failure) => ({
    events: isPreparing(replay, failure.recordingId) ? [newEvent('replay.failed', failure)] : [],
    result: {},
  }),
};
