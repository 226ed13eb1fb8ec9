import { MessagesSquare, RotateCw, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChatSource, type ChatSourceState, MAX_CHAT_SOURCES } from '../../shared/multichat/contract.ts';
import { useReportError } from '../app/errors.ts';
import { useCommand, useRoom, useRoomView, useShow } from '../app/room-context.tsx';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { channelIn } from './channel.ts';

const TONES: Record<ChatSourceState['kind'], Tone> = {
  off: 'quiet',
  connecting: 'info',
  reading: 'money',
  retrying: 'attention',
  failed: 'danger',
};

/** The chats of other platforms that the crew reads along, and a form for one more. */
export function ChatSources() {
  const { t } = useTranslation('multichat');
  const sources = useShow(show => show.multichat.sources);
  return (
    <PanelSection title={t('title')}>
      <p className="px-3 pb-2 text-pretty text-quiet text-s">{t('body')}</p>
      <ul>
        {sources.map(source => (
          <SourceRow key={source.id} source={source} />
        ))}
      </ul>
      {sources.length < MAX_CHAT_SOURCES ? <AddSource /> : null}
    </PanelSection>
  );
}

function SourceRow({ source: { id, platform, channel } }: { source: ChatSource }) {
  const { t } = useTranslation(['multichat', 'common']);
  const command = useCommand();
  const room = useRoom();
  const reportError = useReportError();
  const state = useRoomView(view => view.live.multichat.states[id]) ?? { kind: 'off' };
  const name = `${t(`platform.${platform}`)} · ${channel}`;
  const error = state.kind === 'retrying' || state.kind === 'failed' ? state.code : undefined;
  const dropped = state.kind === 'reading' ? state.dropped : 0;
  return (
    <li className="flex flex-col gap-1 border-line border-b px-3 py-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-m">{name}</span>
        <span role="status">
          <Badge tone={TONES[state.kind]}>{t(`state.${state.kind}`)}</Badge>
        </span>
        {error ? (
          <IconButton
            size="s"
            side="left"
            label={t('common:retry')}
            onClick={() => room.send('multichat.retry', { sourceId: id }).catch(reportError)}
          >
            <RotateCw size={14} />
          </IconButton>
        ) : null}
        <IconButton
          size="s"
          side="left"
          label={t('remove', { name })}
          onClick={() => void command('multichat.remove', { sourceId: id })}
        >
          <Trash2 size={14} />
        </IconButton>
      </div>
      {error ? <p className="text-pretty text-attention text-s">{t(`error.${error}`, { channel })}</p> : null}
      {dropped > 0 ? <p className="text-quiet text-s">{t('dropped', { count: dropped })}</p> : null}
    </li>
  );
}

function AddSource() {
  const { t } = useTranslation('multichat');
  const command = useCommand();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const channel = channelIn(text);
    setIsWrong(!channel);
    if (channel && (await command('multichat.add', { platform: 'twitch', channel }))) setText('');
  };
  return (
    <form
      className="flex flex-col items-start gap-3 px-3 py-3"
      noValidate
      onSubmit={event => void submit(event)}
    >
      <TextField
        label={t('channel')}
        placeholder="twitch.tv/…"
        autoComplete="off"
        value={text}
        error={isWrong ? t('badChannel') : undefined}
        onChange={setText}
        className="w-full"
      />
      <Button type="submit">
        <MessagesSquare size={16} /> {t('add')}
      </Button>
    </form>
  );
}
