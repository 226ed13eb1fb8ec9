import { type Theme, useView } from './view-store.ts';

const show = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
};

/** Puts the chosen theme on the page now and after each change. */
export function followTheme(): void {
  show(useView.getState().theme);
  useView.subscribe(view => show(view.theme));
}
