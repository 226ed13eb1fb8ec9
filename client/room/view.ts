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
  /** For good: reconnecting would be answered the same. */
  | { kind: 'closed'; code: ErrorCode };

/** Everything a page shows of a room, replaced as a whole on each change so that selectors can compare by identity. */
export interface RoomView {
  connection: Connection;
  you: Actor | undefined;
  show: ShowState;
  watching: number;
  /** Address at which other machines reach the server, where they do. */
  origin: string | undefined;
  pulse: Pulse | undefined;
  suggestions: Suggestion[];
  /** The products that the newest messages name, by message; empty for everybody but the crew. */
  mentions: Readonly<Record<string, readonly string[]>>;
  /** How many viewers have seen each pinned card; empty for everybody but the crew. */
  impressions: readonly Impression[];
  /** How the encoder is doing; undefined for everybody but the crew. */
  ingest: IngestState | undefined;
  /** How it goes with each destination, by its id; empty for everybody but the crew. */
  restream: Record<string, RestreamState>;
  /** How recordings and clips stand on the server's disk; empty for everybody but the crew. */
  files: RecordingFiles;
  /** How deals sell, by deal; also of those that are over. */
  figures: Record<string, DealFigures>;
  /** The own place in the line of each deal that one waits for, counted from 1. */
  places: Record<string, number>;
  /** How the fetching of the products' pictures goes; empty for everybody but the crew. */
  pictures: PictureProgress;
  media: MediaWelcome | undefined;
}

/** What a page knows before it has joined. */
export const newView = (): RoomView => ({
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

/** What a signal changes in the view; nothing where it is only passing news. */
export function afterSignal(view: RoomView, signal: Signal): Partial<RoomView> {
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
      const news = Object.fromEntries(signal.data.figures.map(each => [each.dealId, each]));
      return { figures: { ...view.figures, ...news } };
    }
    case 'deal.place':
      return { places: { ...view.places, [signal.data.dealId]: signal.data.place } };
    default:
      return {};
  }
}
