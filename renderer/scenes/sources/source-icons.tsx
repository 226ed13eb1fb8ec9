import {
  Camera,
  CaseSensitive,
  Film,
  Image,
  LoaderPinwheel,
  MessageSquareText,
  MonitorUp,
  PanelBottom,
  RectangleEllipsis,
  Square,
  Tag,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Source } from '../../../shared/scenes/document.ts';
import type { SourceChoice } from '../document/new-source.ts';

const ICONS: Record<SourceChoice | 'camera', typeof Camera> = {
  camera: Camera,
  screen: MonitorUp,
  image: Image,
  film: Film,
  text: CaseSensitive,
  colour: Square,
  product: Tag,
  lowerThird: PanelBottom,
  ticker: RectangleEllipsis,
  chat: MessageSquareText,
  wheel: LoaderPinwheel,
};

/** A source's kind, as the "Add source" menu distinguishes it. */
export const choiceOf = (source: Source): SourceChoice | 'camera' =>
  source.kind === 'overlay' ? source.overlay.kind : source.kind;

export function sourceIcon(choice: SourceChoice | 'camera'): ReactNode {
  const Icon = ICONS[choice];
  return <Icon size={16} aria-hidden className="shrink-0 text-quiet" />;
}
