/** One key or a combination such as `Shift+L`, drawn as keycaps; not where fingers point. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 gap-0.5 pointer-coarse:hidden">
      {keys.split('+').map(key => (
        <kbd
          key={key}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-s border border-line bg-canvas px-1 font-[inherit] text-quiet text-s leading-none whitespace-nowrap"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
