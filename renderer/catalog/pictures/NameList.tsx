import clsx from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const MAX_LISTED = 200;

/** Names of files under a heading that opens them, each with what there is to say of it; nothing if there are none. */
export function NameList(props: {
  title: string;
  help?: string;
  /** Whether the host has something to do about them. */
  isAttention?: boolean;
  lines: readonly { readonly name: string; readonly text?: string }[];
}) {
  const { title, help, isAttention = false, lines } = props;
  const { t } = useTranslation('catalog');
  if (lines.length === 0) return null;
  const hidden = lines.length - MAX_LISTED;
  return (
    <details className="group text-s">
      <summary
        className={clsx(
          'flex w-fit cursor-pointer list-none items-center gap-2 rounded-s',
          isAttention ? 'text-attention' : 'text-quiet',
        )}
      >
        <ChevronRight size={16} aria-hidden className="transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="flex flex-col gap-1 pt-1 pl-6">
        {help ? <p className="text-pretty text-quiet">{help}</p> : null}
        <ul className="max-h-40 overflow-y-auto">
          {lines.slice(0, MAX_LISTED).map(({ name, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files in two folders may have one name, and nothing moves.
            <li key={index} className="[overflow-wrap:anywhere]">
              {name}
              {text ? <span className="text-quiet">: {text}</span> : null}
            </li>
          ))}
        </ul>
        {hidden > 0 ? <p className="text-quiet">{t('report.more', { count: hidden })}</p> : null}
      </div>
    </details>
  );
}
