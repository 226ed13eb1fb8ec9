import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useAskObs, useObs, useReplica } from '../context.tsx';
import { SceneThumbnails, type Thumbnails } from './scene-thumbnails.ts';
import { TransitionChoice } from './TransitionChoice.tsx';

function useThumbnails(): Thumbnails {
  const { link } = useObs();
  const [pictures, setPictures] = useState<Thumbnails>({});
  useEffect(() => {
    const thumbnails = new SceneThumbnails(link);
    const stop = thumbnails.store.subscribe(setPictures);
    return () => {
      stop();
      thumbnails.close();
    };
  }, [link]);
  return pictures;
}

/** OBS's scenes as pictures to click. In studio mode a click prepares a scene, and "Take" brings it to program. */
export function ScenesPart() {
  const { t } = useTranslation('obs');
  const ask = useAskObs();
  const scenes = useReplica(obs => obs.scenes) ?? [];
  const studioMode = useReplica(obs => obs.studioMode) ?? false;
  const pictures = useThumbnails();
  const choose = (sceneName: string) =>
    ask(link => link.call(studioMode ? 'SetCurrentPreviewScene' : 'SetCurrentProgramScene', { sceneName }));
  return (
    <PanelSection
      title={t('scenes.title')}
      aside={
        <Switch
          label={t('scenes.studioMode')}
          checked={studioMode}
          onChange={on => ask(link => link.call('SetStudioModeEnabled', { studioModeEnabled: on }))}
        />
      }
    >
      <ul className="grid grid-cols-3 gap-2 px-3">
        {scenes.map(name => (
          <li key={name} className="min-w-0">
            <SceneButton name={name} picture={pictures[name]} onChoose={() => choose(name)} />
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2 p-3">
        <TransitionChoice />
        {studioMode ? <Take /> : null}
      </div>
    </PanelSection>
  );
}

function SceneButton({
  name,
  picture,
  onChoose,
}: {
  name: string;
  picture: string | undefined;
  onChoose: () => void;
}) {
  const { t } = useTranslation('obs');
  const isProgram = useReplica(obs => obs.program === name);
  const isPreview = useReplica(obs => obs.preview === name);
  return (
    <button
      type="button"
      aria-pressed={isProgram}
      onClick={onChoose}
      className={clsx(
        'block w-full overflow-hidden rounded-s border-2 bg-canvas text-left hover:border-line-strong',
        isProgram ? 'border-accent' : isPreview ? 'border-line-strong border-dashed' : 'border-line',
      )}
    >
      <span className="relative block aspect-video bg-screen">
        {picture ? <img src={picture} alt="" className="size-full object-contain" /> : null}
        <span className="absolute top-1 left-1 flex gap-1">
          {isProgram ? <Badge tone="info">{t('scenes.program')}</Badge> : null}
          {isPreview ? <Badge>{t('scenes.preview')}</Badge> : null}
        </span>
      </span>
      <span className="block truncate px-2 py-1 text-s">{name}</span>
    </button>
  );
}

function Take() {
  const { t } = useTranslation('obs');
  const ask = useAskObs();
  // OBS loses its way where it is asked for a scene while another is still coming.
  const isBusy = useReplica(obs => obs.transitioning || obs.preview === obs.program);
  return (
    <Button
      variant="primary"
      disabled={isBusy ?? true}
      onClick={() => ask(link => link.call('TriggerStudioModeTransition'))}
    >
      {t('scenes.take')}
    </Button>
  );
}
