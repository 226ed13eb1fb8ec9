import { noPictures, type PictureProgress } from '../../shared/catalog-pictures.ts';
import type { DealFigures } from '../../shared/deals/deal.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { IngestState } from '../../shared/ingest.ts';
import type { MediaWelcome } from '../../shared/media.ts';
import type { Impression } from '../../shared/offers.ts';
import { type RecordingFiles, withNews } from '../../shared/recording.ts';
import type { RestreamState } from '../../shared/restream.ts';
import type { Actor } from '../../shared/roles.ts';
import { emptyShow, type ShowState } from '../../shared/show-state.ts';
import type { Pulse, Signal, Suggestion } from '../../shared/signals.ts';

export type Connection =
  | { kind: 'connecting' }
  | { kind: 'joined' }
  /** `retryAt` is on the Date.now() clock. */
  | { kind: 'reconnecting'; attempt: number; retryAt: number }
  /** Permanently: the server would reject the next attempt the same way. */
  | { kind: 'closed'; code: ErrorCode };

/** The client's replica of a room. Immutable, so that selectors can compare by identity. */
export interface RoomView {
  connection: Connection;
  you: Actor | undefined;
  show: ShowState;
  watching: number;
  /** Origin at which other machines reach the server; undefined if it listens on this machine only. */
  origin: string | undefined;
  pulse: Pulse | undefined;
  suggestions: Suggestion[];
  /** Ids of the products that recent messages mention, by message id; empty for viewers. */
  mentions: Readonly<Record<string, readonly string[]>>;
  /** How many viewers have seen each pinned card; empty for viewers. */
  impressions: readonly Impression[];
  /** State of the external encoder's ingest; undefined for viewers. */
  ingest: IngestState | undefined;
  /** State of each restream destination, by its id; empty for viewers. */
  restream: Record<string, RestreamState>;
  /** State of the recordings and clips on the server's disk; empty for viewers. */
  files: RecordingFiles;
  /** Sales figures by deal id, ended deals included. */
  figures: Record<string, DealFigures>;
  /** This person's place in the waiting line by deal id, counted from 1. */
  places: Record<string, number>;
  /** Progress of fetching the products' pictures; empty for viewers. */
  pictures: PictureProgress;
  media: MediaWelcome | undefined;
}

/** The view before the room is joined. */
export const initialView = (): RoomView => ({
  connection: { kind: 'connecting' },
  you: undefined,
  show: emptyShow('viewer'),
  watching: 0,
  origin: undefined,
  pulse: undefined,
  suggestions: [],
  mentions: {},
  impressions: [],
  ingest: undefined,
  restream: {},
  files: { recordings: {}, clips: {} },
  figures: {},
  places: {},
  pictures: noPictures(),
  media: undefined,
});

/** The fields of the view that a signal changes; none for a signal that is only an event. */
export function applySignal(view: RoomView, signal: Signal): Partial<RoomView> {
  switch (signal.signal) {
    case 'show.presence':
      return { watching: signal.data.watching };
    case 'pulse.updated':
      return { pulse: signal.data };
    case 'ingest.state':
      return { ingest: signal.data };
    case 'restream.state':
      return { restream: signal.data.states };
    case 'recording.files':
      return { files: withNews(view.files, signal.data) };
    case 'suggest.ranked':
      return { suggestions: signal.data.items };
    case 'chat.mentions':
      return { mentions: signal.data.messages };
    case 'offer.impressions':
      return { impressions: signal.data.pins };
    case 'catalog.pictures':
      return { pictures: signal.data };
    case 'media.reset':
      return { media: signal.data };
    case 'deal.figures': {
      const changed = Object.fromEntries(signal.data.figures.map(each => [each.dealId, each]));
      return { figures: { ...view.figures, ...changed } };
    }
    case 'deal.place':
      return { places: { ...view.places, [signal.data.dealId]: signal.data.place } };
    default:
      return {};
  }
}
