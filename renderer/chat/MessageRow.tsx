import clsx from 'clsx';
import { EyeOff, MicOff, Scale } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownLine } from '../../shared/privatereply/lines.ts';
import { isNamedByRole } from '../../shared/roles.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { PrivateMark } from '../privatereply/PrivateMark.tsx';
import { Badge } from '../ui/Badge.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { RoleBadge } from './RoleBadge.tsx';
import { Quote } from './reply/Quote.tsx';

export interface MessageRowProps {
  message: ShownLine;
  /** True if it was deleted while the feed was paused. */
  deleted: boolean;
  muted: boolean;
  active: boolean;
  showTime: boolean;
  /** True if it waits for approval. */
  held: boolean;
  /** Buttons over the row's right end, while it is the active row. */
  actions: ReactNode;
  onPerson: ((personId: string) => void) | undefined;
  /** Leads to the line that the message answers. */
  onQuote?: ((messageId: string) => void) | undefined;
}

/** One message of the chat. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, deleted, muted, active, showTime, actions, onPerson, onQuote } = props;
  const { t, i18n } = useTranslation('chat');
  return (
    <div className={clsx('relative flex gap-2 px-3 py-1', active && 'bg-hover')}>
      {showTime ? (
        <time className={clsx('mt-px shrink-0 text-s leading-5', active ? 'text-quiet' : 'text-faint')}>
          {formatTimeOfDay(message.at, message.at, i18n.language)}
        </time>
      ) : null}
      <div className="min-w-0 flex-1">
        {message.privateTo === undefined ? null : <PrivateMark personId={message.privateTo} />}
        {message.replyTo === undefined ? null : <Quote messageId={message.replyTo} onGo={onQuote} />}
        <p
          className={clsx(
            '[overflow-wrap:anywhere]',
            deleted && 'text-faint line-through',
            message.hidden && 'text-quiet italic',
          )}
        >
          <Name message={message} onPerson={onPerson} />
          {message.hidden ? (
            <span title={t('hidden')}>
              <EyeOff
                size={12}
                role="img"
                aria-label={t('hidden')}
                className="mr-1.5 inline text-attention"
              />
            </span>
          ) : null}
          {muted ? <MicOff size={12} aria-hidden className="mr-1.5 inline text-attention" /> : null}
          {message.byRulesAlone ? <RulesAloneMark /> : null}
          {message.text}
        </p>
      </div>
      {deleted ? <span className="shrink-0 text-faint text-s leading-5">{t('deleted')}</span> : null}
      {actions}
    </div>
  );
});

/** That the classifier was late or down when the line was judged. Quiet, as in such a minute most lines have it. */
function RulesAloneMark() {
  const { t } = useTranslation('moderation');
  const label = t('line.byRulesAlone');
  return (
    <span title={label}>
      <Scale size={12} role="img" aria-label={label} className="mr-1.5 inline text-faint" />
    </span>
  );
}

function Name({ message, onPerson }: Pick<MessageRowProps, 'message' | 'onPerson'>) {
  const nameOf = usePersonName();
  const look = 'mr-1.5 font-medium text-quiet';
  return (
    <>
      {message.role === 'viewer' || isNamedByRole(message) ? null : (
        <span className="mr-1.5 inline-block align-bottom">
          <RoleBadge role={message.role} />
        </span>
      )}
      {message.platform ? (
        <span className="mr-1.5 inline-block align-bottom">
          <PlatformBadge platform={message.platform} />
        </span>
      ) : null}
      {onPerson && message.personId !== '' ? (
        <button
          type="button"
          tabIndex={-1}
          className={clsx(look, 'rounded-s hover:text-ink hover:underline')}
          onClick={() => onPerson(message.personId)}
        >
          {nameOf(message.name)}
        </button>
      ) : (
        <span className={look}>{nameOf(message.name)}</span>
      )}
    </>
  );
}

function PlatformBadge({ platform }: { platform: NonNullable<ShownLine['platform']> }) {
  const { t } = useTranslation('multichat');
  return <Badge>{t(`platform.${platform}`)}</Badge>;
}
