import paper from '../../../assets/overlays/paper.json';
import vitrine from '../../../assets/overlays/vitrine.json';
import type { OverlayThemeName } from '../../../shared/scenes/document.ts';

/** Theme of the overlays. Lengths are shares of the canvas's shorter side, colours are CSS colours. */
export interface OverlayTheme {
  readonly font: string;
  readonly colour: {
    readonly surface: string;
    readonly line: string;
    readonly text: string;
    readonly quiet: string;
    readonly accent: string;
    readonly accentStrong: string;
    readonly onAccent: string;
    readonly price: string;
    readonly urgent: string;
    readonly onUrgent: string;
    /** Background of missing photos and of the countdown. */
    readonly soft: string;
    /** Colours of the wheel's slices, repeated. */
    readonly wheel: readonly string[];
  };
  readonly radius: number;
  readonly size: {
    readonly small: number;
    readonly medium: number;
    readonly large: number;
    readonly price: number;
  };
}

const THEMES: Record<OverlayThemeName, OverlayTheme> = { vitrine, paper };

export const themeOf = (name: OverlayThemeName): OverlayTheme => THEMES[name];
