import { type Theme, useView } from './view-store.ts';

const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
};

/** Applies the chosen theme to the page now and after each change. */
export function startTheme(): void {
  applyTheme(useView.getState().theme);
  useView.subscribe(view => applyTheme(view.theme));
}
