import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { PinEnds } from '../../shared/offers/pin.ts';
import type { PriceEnding } from '../deals/price/price-ending.ts';

export type Theme = 'dark' | 'light';
export type Language = 'en' | 'zh' | 'ru';
export type OpenDialog = 'none' | 'keys' | 'share' | 'team' | 'preview' | 'delivery';
/** The drawer over the side panel; at most one is open. */
export type OpenDrawer =
  | 'none'
  | 'recording'
  | 'obs'
  | 'scene'
  | 'sound'
  | 'runofshow'
  | 'restream'
  | 'catalog'
  | 'deals'
  | 'orders'
  | 'answers'
  | 'rules'
  | 'shops'
  | 'report'
  | 'ledger';

/** A chosen device. Label and group identify it if the browser has given it a new id or the system a new name. */
export interface DeviceChoice {
  id: string;
  label: string;
  /** What the browser calls the piece of hardware that it is part of. */
  group?: string;
}

/** View settings of this browser. The show's own state is in the room. */
export interface ViewState {
  theme: Theme;
  language: Language;
  /** True to mirror the host's own preview; viewers never get it mirrored. */
  mirror: boolean;
  camera: DeviceChoice | undefined;
  microphone: DeviceChoice | undefined;
  cameraOn: boolean;
  microphoneOn: boolean;
  /** True once the first-run checklist was closed. */
  checklistClosed: boolean;
  /** True to show what viewers' cards and chat cover of a 9:16 picture. */
  safeArea: boolean;
  /** Default of how pins end automatically. */
  pinEnds: PinEnds;
  /** How prices end that the studio works out, once somebody has chosen. */
  priceEnding: PriceEnding | undefined;
  dialog: OpenDialog;
  drawer: OpenDrawer;
}

/** The first of the browser's languages that is supported, else English. */
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
      safeArea: false,
      pinEnds: {},
      priceEnding: undefined,
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

/** Changes view settings. */
export const setView = (change: Partial<ViewState>): void => {
  useView.setState(change);
};
