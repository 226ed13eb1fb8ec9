import { Clock, LinkIcon, ServerCrash, Trash2, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../shared/errors.ts';
import { PublicShowsLink } from '../../home/PublicShowsLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { MessagePage } from './MessagePage.tsx';
import { InviteForm } from './NoInvitePage.tsx';

const ICONS = {
  expired: <Clock size={28} />,
  revoked: <UserX size={28} />,
  'bad-token': <LinkIcon size={28} />,
  'not-found': <LinkIcon size={28} />,
  deleted: <Trash2 size={28} />,
} satisfies Partial<Record<ErrorCode, ReactNode>>;

const hasIcon = (code: ErrorCode): code is keyof typeof ICONS => code in ICONS;

/** Shown when the room was closed for good: the reason, and how to get back in. */
export function ClosedPage({ code }: { code: ErrorCode }) {
  const { t } = useTranslation(['app', 'errors']);
  if (!hasIcon(code)) {
    return (
      <MessagePage icon={<ServerCrash size={28} />} title={t('closed.other.title')}>
        <p className="text-m text-quiet">{t(`errors:${code}`)}</p>
        <div>
          <Button variant="primary" onClick={() => location.reload()}>
            {t('closed.reload')}
          </Button>
        </div>
      </MessagePage>
    );
  }
  return (
    <MessagePage icon={ICONS[code]} title={t(`closed.${code}.title`)}>
      <p className="text-m text-quiet">{t(`closed.${code}.body`)}</p>
      <InviteForm />
      <PublicShowsLink />
    </MessagePage>
  );
}
