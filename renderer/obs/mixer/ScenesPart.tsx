import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/input/Switch.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObs, useObsRequest, useReplica } from '../context.tsx';
import { SceneThumbnails, type Thumbnails } from './scene-thumbnails.ts';
import { TransitionChoice } from './TransitionChoice.tsx';

function useThumbnails(): Thumbnails {
  const { client } = useObs();
  const [pictures, setPictures] = useState<Thumbnails>({});
  useEffect(() => {
    const thumbnails = new SceneThumbnails(client);
    const stop = thumbnails.store.subscribe(setPictures);
    return () => {
      stop();
      thumbnails.close();
    };
  }, [client]);
  return pictures;
}

/** OBS's scenes as thumbnails. A click switches program; in studio mode it sets the preview, and "Take" the program. */
export function ScenesPart() {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const scenes = useReplica(obs => obs.scenes) ?? [];
  const studioMode = useReplica(obs => obs.studioMode) ?? false;
  const pictures = useThumbnails();
  const choose = (sceneName: string) =>
    request(client =>
      client.call(studioMode ? 'SetCurrentPreviewScene' : 'SetCurrentProgramScene', { sceneName }),
    );
  return (
    <PanelSection
      title={t('scenes.title')}
      aside={
        <Switch
          label={t('scenes.studioMode')}
          checked={studioMode}
          onChange={on => request(client => client.call('SetStudioModeEnabled', { studioModeEnabled: on }))}
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
  const request = useObsRequest();
  // OBS ends up in a wrong state if a transition is triggered during another.
  const isBusy = useReplica(obs => obs.transitioning || obs.preview === obs.program);
  return (
    <Button
      variant="primary"
      disabled={isBusy ?? true}
      onClick={() => request(client => client.call('TriggerStudioModeTransition'))}
    >
      {t('scenes.take')}
    </Button>
  );
}
