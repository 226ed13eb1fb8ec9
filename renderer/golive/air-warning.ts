import type { PublishState } from '../../client/publish/publisher.ts';
import type { CaptureState } from '../stage/capture.ts';
import type { AirState } from './on-air.ts';

/** Why viewers of a live show may not see or hear the host. */
export type AirWarning =
  | 'elsewhere'
  | 'otherStudio'
  | 'resuming'
  | 'recovering'
  | 'failed'
  | 'nothing'
  | 'noPicture'
  | 'noSound';

export interface AirConditions {
  air: AirState['kind'];
  publishing: PublishState['kind'];
  /** Why publishing failed, if it did. */
  reason?: string | undefined;
  picture: CaptureState['kind'];
  sound: CaptureState['kind'];
  /** True if viewers get an external encoder's stream instead of the studio's. */
  encoder?: boolean;
}

/** The most serious warning; undefined without one, and while the show is starting or ending. */
export function airWarningOf({
  air,
  publishing,
  reason,
  picture,
  sound,
  encoder = false,
}: AirConditions): AirWarning | undefined {
  if (air === 'ending' || air === 'starting') return undefined;
  if (air === 'elsewhere') return 'elsewhere';
  if (encoder) return undefined;
  if (publishing === 'failed') return reason === 'elsewhere' ? 'otherStudio' : 'failed';
  if (publishing === 'recovering') return 'recovering';
  const isAsking = picture === 'asking' || sound === 'asking';
  if (!isAsking && picture !== 'on' && sound !== 'on') return 'nothing';
  if (publishing !== 'sending') return 'resuming';
  if (isAsking) return undefined;
  // A camera that the host turned off is no warning.
  if (picture !== 'on' && picture !== 'off') return 'noPicture';
  if (sound !== 'on') return 'noSound';
  return undefined;
}
