/**
 * Keeps the page in what an on-screen keyboard leaves free, where the browser lays the keyboard over the page, as Safari
 * does. Others make the page itself smaller, as the document's head asks them to.
 */
export function followKeyboard(): void {
  const visible = globalThis.visualViewport;
  if (!visible) return;
  const { style } = document.documentElement;
  const apply = (): void => {
    // Who has zoomed in sees a part of the page too, which it isn't to fit into.
    if (visible.scale > 1.01) return;
    const below = Math.max(0, innerHeight - visible.offsetTop - visible.height);
    style.setProperty('--free-top', `${Math.round(visible.offsetTop)}px`);
    style.setProperty('--free-bottom', `${Math.round(below)}px`);
  };
  visible.addEventListener('resize', apply);
  visible.addEventListener('scroll', apply);
}
