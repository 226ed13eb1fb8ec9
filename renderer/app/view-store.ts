import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { PinEnds } from '../../shared/offers.ts';

export type Theme = 'dark' | 'light';
export type Language = 'en' | 'zh' | 'ru';
export type OpenDialog = 'none' | 'keys' | 'share' | 'team';
/** What lies open over the side panel; one at a time. */
export type OpenDrawer =
  | 'none'
  | 'recording'
  | 'obs'
  | 'scene'
  | 'sound'
  | 'runofshow'
  | 'restream'
  | 'catalog'
  | 'deals';

/** A device the person chose. The label finds it again where a browser has given it a new id. */
export interface DeviceChoice {
  id: string;
  label: string;
}

/** How this person looks at the show. Nothing here is truth about the show itself: that is the room's. */
export interface ViewState {
  theme: Theme;
  language: Language;
  /** Whether the host sees themself as in a mirror; viewers never do. */
  mirror: boolean;
  camera: DeviceChoice | undefined;
  microphone: DeviceChoice | undefined;
  cameraOn: boolean;
  microphoneOn: boolean;
  /** Set once the first-run checklist was done or put away. */
  checklistClosed: boolean;
  /** Whether the viewer's page was opened once, here or by its QR code. */
  sawAsViewer: boolean;
  /** How pins end by themselves, until the host says otherwise. */
  pinEnds: PinEnds;
  dialog: OpenDialog;
  drawer: OpenDrawer;
}

/** The language to start with: the browser's, where it is one of ours. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [base] = tag.toLowerCase().split('-');
    if (base === 'en' || base === 'zh' || base === 'ru') return base;
  }
  return 'en';
}

export const useView = create<ViewState>()(
  persist(
    (): ViewState => ({
      theme: 'dark',
      language: preferredLanguage(navigator.languages),
      mirror: true,
      camera: undefined,
      microphone: undefined,
      cameraOn: true,
      microphoneOn: true,
      checklistClosed: false,
      sawAsViewer: false,
      pinEnds: {},
      dialog: 'none',
      drawer: 'none',
    }),
    {
      name: 'vitrine.view',
      version: 1,
      partialize: ({ dialog: _dialog, drawer: _drawer, ...kept }) => kept,
    },
  ),
);

/** Changes how the show is looked at. */
export const setView = (change: Partial<ViewState>): void => {
  useView.setState(change);
};
