import { Download, Play, RotateCw, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip, ClipFile } from '../../shared/recording/recording.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useRoomView } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { formatDuration, formatTimeOfDay } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { FileRow } from './FileRow.tsx';
import { formatBytes } from './format.ts';
import { useDownload, useFileAddress } from './use-file-address.ts';

const CUTTING: ClipFile = { kind: 'cutting' };
const MINUTE_MS = 60_000;

/** One clip: product, time and length, and its file once it is cut. */
export function ClipRow({ clip }: { clip: Clip }) {
  const { t, i18n } = useTranslation('recording');
  const file = useRoomView(view => view.live.recording.files.clips[clip.id] ?? CUTTING);
  const now = useNow(MINUTE_MS);
  const [address, setAddress] = useState<string>();
  const title = clip.product?.title ?? t('clips.noProduct');
  const time = formatTimeOfDay(clip.at, now, i18n.language);
  const facts = [
    time,
    formatDuration(clip.toMs - clip.fromMs),
    ...(file.kind === 'ready' ? [formatBytes(file.bytes, i18n.language)] : []),
  ];
  return (
    <FileRow
      title={title}
      isQuiet={!clip.product}
      facts={facts}
      actions={
        <Actions clip={clip} name={`${title}, ${time}`} file={file} address={address} onPlay={setAddress} />
      }
    >
      {file.kind === 'failed' ? (
        <p className="text-pretty text-attention text-s">{t(`clips.failed.${file.problem}`)}</p>
      ) : null}
      {address ? (
        // Muted, because on air the host's microphone would pick it up.
        <video src={address} controls autoPlay muted className="aspect-video w-full rounded-s bg-screen" />
      ) : null}
    </FileRow>
  );
}

function Actions({
  clip,
  name,
  file,
  address,
  onPlay,
}: {
  clip: Clip;
  name: string;
  file: ClipFile;
  address: string | undefined;
  onPlay: (address: string | undefined) => void;
}): ReactNode {
  const { t } = useTranslation(['recording', 'common']);
  const room = useRoom();
  const reportError = useReportError();
  const addressOf = useFileAddress();
  const download = useDownload();
  const wanted = { clipId: clip.id };
  if (file.kind === 'cutting')
    return (
      <span className="flex h-7 items-center gap-2 text-quiet text-s">
        <Spinner /> {t('clips.cutting')}
      </span>
    );
  if (file.kind === 'failed')
    return (
      <IconButton
        size="s"
        label={t('common:retry')}
        onClick={() => void room.send('recording.cutAgain', wanted).catch(reportError)}
      >
        <RotateCw size={16} />
      </IconButton>
    );
  return (
    <>
      {address ? (
        <IconButton size="s" label={t('clips.stopPlaying', { name })} onClick={() => onPlay(undefined)}>
          <X size={16} />
        </IconButton>
      ) : (
        <IconButton
          size="s"
          label={t('clips.play', { name })}
          onClick={() => void addressOf(wanted).then(onPlay)}
        >
          <Play size={16} />
        </IconButton>
      )}
      <IconButton size="s" label={t('clips.download', { name })} onClick={() => void download(wanted)}>
        <Download size={16} />
      </IconButton>
    </>
  );
}
