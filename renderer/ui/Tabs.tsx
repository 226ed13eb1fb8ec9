import { Tabs as Base } from '@base-ui/react/tabs';
import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Tab<Id extends string> {
  id: Id;
  label: ReactNode;
  /** A count or badge after the label. */
  note?: ReactNode;
  content: ReactNode;
}

/** Tabs. Hidden panels are unmounted unless `keep` is set. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  keep = false,
  bar = 'top',
  aside,
  className,
}: {
  label: string;
  tabs: Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  keep?: boolean;
  /** Where the tabs stand: at the bottom they are within reach of a thumb. */
  bar?: 'top' | 'bottom';
  /** Controls on the right of the tabs. */
  aside?: ReactNode;
  className?: string;
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={next => onChange(next as Id)}
      className={clsx('flex min-h-0', bar === 'top' ? 'flex-col' : 'flex-col-reverse', className)}
    >
      <div
        className={clsx(
          'flex shrink-0 items-center border-line',
          bar === 'top' ? 'border-b' : 'border-t bg-surface pb-[env(safe-area-inset-bottom)]',
        )}
      >
        <Base.List
          aria-label={label}
          className={clsx(
            'relative flex min-w-0 flex-1',
            bar === 'top' ? 'gap-1 px-2' : '*:h-14 *:min-w-0 *:flex-1 *:justify-center *:px-0',
          )}
        >
          {tabs.map(tab => (
            <Base.Tab
              key={tab.id}
              value={tab.id}
              className="relative flex h-10 select-none items-center gap-1.5 rounded-s px-2 text-m text-quiet outline-offset-[-4px] hover:text-ink data-active:font-medium data-active:text-ink"
            >
              {tab.label}
              {bar === 'top' ? (
                tab.note
              ) : (
                <span className="absolute top-1 left-[calc(50%+6px)]">{tab.note}</span>
              )}
            </Base.Tab>
          ))}
          <Base.Indicator
            className={clsx(
              'absolute left-(--active-tab-left) h-0.5! w-(--active-tab-width) bg-accent transition-[left,width] duration-200 ease-calm',
              bar === 'top' ? 'bottom-[-1px]' : 'top-[-1px]',
            )}
          />
        </Base.List>
        {aside ? <div className="flex shrink-0 items-center gap-1 pr-2">{aside}</div> : null}
      </div>
      {tabs.map(tab => (
        <Base.Panel
          key={tab.id}
          value={tab.id}
          keepMounted={keep}
          className="min-h-0 flex-1 outline-offset-[-2px]"
        >
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
