import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Source } from '../../../shared/scenes/document.ts';
import { useShowSlug } from '../../app/room-context.tsx';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/input/Switch.tsx';
import { storeFilm } from '../feeds/film-feed.ts';
import { chooseScreen } from '../sources/screen-picker.ts';
import { PICTURE_TYPES } from '../sources/upload-picture.ts';
import { FileButton } from './FileButton.tsx';
import { useChangeSource } from './use-change-source.ts';
import { useUploadPicture } from './use-upload-picture.ts';

export function ImageProperties({ source }: { source: Extract<Source, { kind: 'image' }> }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource(source);
  const upload = useUploadPicture();
  const replace = (file: File) => upload(file, address => change('address', { address }));
  return <FileButton accept={PICTURE_TYPES} label={t('file.replacePicture')} onFile={replace} />;
}

/** A film's file, which is stored in one browser only: in others it has to be chosen again. */
export function FilmProperties({ source }: { source: Extract<Source, { kind: 'film' }> }) {
  const { t } = useTranslation('scenes');
  const { sourceManager } = useStudioSession();
  const slug = useShowSlug();
  const state = useStore(sourceManager.store, states => states[source.id]);
  const change = useChangeSource(source);
  const replace = async (file: File) => {
    change('address', { address: await storeFilm(slug, file) });
  };
  return (
    <>
      {state?.kind === 'empty' ? (
        <p className="text-pretty text-attention text-s">{t('file.filmElsewhere')}</p>
      ) : null}
      <FileButton accept="video/*" label={t('file.replaceFilm')} onFile={replace} />
      <Switch label={t('file.loop')} checked={source.loop} onChange={loop => change('loop', { loop })} />
      <p className="text-pretty text-faint text-s">{t('file.filmHint')}</p>
    </>
  );
}

export function ScreenProperties({ source }: { source: Extract<Source, { kind: 'screen' }> }) {
  const { t } = useTranslation('scenes');
  const { sourceManager } = useStudioSession();
  const state = useStore(sourceManager.store, states => states[source.id]);
  return (
    <>
      <Button size="s" className="self-start" onClick={() => void chooseScreen(sourceManager, source.id)}>
        {state?.kind === 'on' ? t('screen.chooseOther') : t('screen.choose')}
      </Button>
      <p className="text-pretty text-faint text-s">{t('screen.hint')}</p>
    </>
  );
}
