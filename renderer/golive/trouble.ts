import type { PublishState } from '../../client/publish.ts';
import type { CaptureState } from '../stage/capture.ts';
import type { AirState } from './on-air.ts';

/** What can keep a live show's viewers from seeing or hearing the host. */
export type AirTrouble =
  | 'elsewhere'
  | 'otherStudio'
  | 'resuming'
  | 'recovering'
  | 'failed'
  | 'nothing'
  | 'noPicture'
  | 'noSound';

export interface AirSigns {
  air: AirState['kind'];
  publishing: PublishState['kind'];
  /** Why publishing failed, where it did. */
  reason?: string | undefined;
  picture: CaptureState['kind'];
  sound: CaptureState['kind'];
  /** Whether viewers get an encoder's picture and sound, in place of the studio's. */
  encoder?: boolean;
}

/** The one trouble worth a host's glance now, the most serious first. Nothing while the show is being ended. */
export function troubleOf({
  air,
  publishing,
  reason,
  picture,
  sound,
  encoder = false,
}: AirSigns): AirTrouble | undefined {
  if (air === 'ending' || air === 'starting') return undefined;
  if (air === 'elsewhere') return 'elsewhere';
  if (encoder) return undefined;
  if (publishing === 'failed') return reason === 'elsewhere' ? 'otherStudio' : 'failed';
  if (publishing === 'recovering') return 'recovering';
  const isAsking = picture === 'asking' || sound === 'asking';
  if (!isAsking && picture !== 'on' && sound !== 'on') return 'nothing';
  if (publishing !== 'sending') return 'resuming';
  if (isAsking) return undefined;
  // A camera that the host turned off themself is no trouble, and its place says what viewers get.
  if (picture !== 'on' && picture !== 'off') return 'noPicture';
  if (sound !== 'on') return 'noSound';
  return undefined;
}
