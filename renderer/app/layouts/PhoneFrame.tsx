import {
  MessageSquare,
  MonitorPlay,
  ReceiptText,
  ShieldAlert,
  ShoppingBag,
  UserRound,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShowTitle } from '../../lifecycle/ShowTitle.tsx';
import { useToastsOnTop } from '../../ui/hooks/use-toasts-on-top.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { LanguageMenu } from '../top-bar/LanguageMenu.tsx';
import { ShowStatus } from '../top-bar/ShowStatus.tsx';

const ICONS = {
  show: MonitorPlay,
  products: ShoppingBag,
  chat: MessageSquare,
  held: ShieldAlert,
  person: UserRound,
  deals: Zap,
  orders: ReceiptText,
} as const;

/** A part of the studio that a phone shows by itself. */
export type Part = keyof typeof ICONS;

/**
 * Whether this is a phone, however it is held. A narrow window on a computer keeps its layout: a host's would stop sending
 * if it changed.
 */
export const isPhone = matchMedia('(pointer: coarse) and ((width < 720px) or (height < 500px))').matches;

/** The studio on a phone: one part at a time, with tabs at the thumb. */
export function PhoneFrame<Shown extends Part>({
  parts,
  value,
  onChange,
}: {
  parts: readonly { id: Shown; content: ReactNode; note?: ReactNode }[];
  value: Shown;
  onChange: (part: Shown) => void;
}) {
  const { t } = useTranslation('phone');
  useToastsOnTop();
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3">
        <div className="min-w-0 flex-1">
          <div className="max-[359px]:sr-only">
            <ShowTitle />
          </div>
        </div>
        <ShowStatus compact />
        <LanguageMenu />
      </header>
      <Tabs
        label={t('parts')}
        value={value}
        onChange={onChange}
        bar="bottom"
        className="bars-end flex-1"
        tabs={parts.map(({ id, content, note }) => ({
          id,
          label: <PartLabel part={id} />,
          note,
          content: <div className="flex h-full min-h-0 flex-col bg-surface">{content}</div>,
        }))}
      />
    </>
  );
}

function PartLabel({ part }: { part: Part }) {
  const { t } = useTranslation('phone');
  const Icon = ICONS[part];
  return (
    <span className="flex min-w-0 flex-col items-center gap-0.5 text-s">
      <Icon size={18} aria-hidden />
      <span className="max-w-full truncate">{t(`part.${part}`)}</span>
    </span>
  );
}
