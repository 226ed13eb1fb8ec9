import { CornerUpLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../../app/room-context.tsx';
import { usePersonName } from '../../names/use-person-name.ts';

const LOOK = 'flex w-full min-w-0 items-center gap-1 text-left text-faint text-s leading-5';

/** The line that a message answers, as long as it is there; a click leads to it. */
export function Quote({
  messageId,
  onGo,
}: {
  messageId: string;
  onGo: ((messageId: string) => void) | undefined;
}) {
  const { t } = useTranslation('chat');
  const nameOf = usePersonName();
  const quoted = useShow(show => show.chat.messages.find(({ id }) => id === messageId));
  const text = (
    <>
      <CornerUpLeft size={12} aria-hidden className="shrink-0" />
      <span className="truncate">
        {quoted ? t('reply.quoted', { name: nameOf(quoted.name), text: quoted.text }) : t('reply.gone')}
      </span>
    </>
  );
  if (!quoted || !onGo) return <span className={LOOK}>{text}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={t('reply.go')}
      className={`${LOOK} rounded-s hover:text-ink`}
      onClick={() => onGo(messageId)}
    >
      {text}
    </button>
  );
}
