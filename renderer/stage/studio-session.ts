import i18next from 'i18next';
import { createPublisher, type Publisher } from '../../client/publish/publisher.ts';
import type { Room } from '../../client/room/room.ts';
import { desktop } from '../app/desktop.ts';
import { openVault } from '../app/vault.ts';
import { ServiceOutput } from '../delivery/service-output.ts';
import { OnAir } from '../golive/on-air.ts';
import { WhipOutputs } from '../restream/whip-outputs.ts';
import { startingScenes } from '../scenes/document/templates.ts';
import { SceneEditor } from '../scenes/editor/scene-editor.ts';
import { deleteUnusedFilms } from '../scenes/feeds/film-feed.ts';
import { overlayFormat, startingSceneNames } from '../scenes/format.ts';
import { ProgramRenderer } from '../scenes/program/program-renderer.ts';
import { SourceManager } from '../scenes/sources/source-manager.ts';
import { Mixer } from '../sound/mixer.ts';
import { Music } from '../sound/music.ts';
import { MICROPHONE } from '../sound/settings.ts';
import { LocalMedia } from './local-media.ts';

/** Everything a host's studio holds open: devices, audio mixer, scenes, the program's renderer, and its outputs. */
export interface StudioSession {
  media: LocalMedia;
  mixer: Mixer;
  music: Music;
  sceneEditor: SceneEditor;
  sourceManager: SourceManager;
  programRenderer: ProgramRenderer;
  publisher: Publisher;
  whip: WhipOutputs;
  service: ServiceOutput;
  onAir: OnAir;
}

/** Opens the scenes, their sources and the renderer, and sends the program track to all outputs. */
function openProgram(
  room: Room,
  show: string,
  parts: Pick<StudioSession, 'media' | 'mixer' | 'publisher' | 'whip' | 'service'>,
  onError: (error: unknown) => void,
) {
  const sceneEditor = new SceneEditor({ room, starting: startingScenes(startingSceneNames()), onError });
  void deleteUnusedFilms(show, sceneEditor.store.getState().document.sources);
  const sourceManager = new SourceManager(parts.media, parts.mixer);
  const programRenderer = new ProgramRenderer({
    room,
    editor: sceneEditor,
    sourceManager,
    format: overlayFormat(),
  });
  const stop = programRenderer.onProgram(track => {
    void parts.publisher.setTrack('video', track);
    parts.whip.setTrack('video', track);
    parts.service.setTrack('video', track);
  });
  const onLanguage = () => programRenderer.setFormat(overlayFormat());
  const onLeave = () => sceneEditor.saveBeforeUnload();
  i18next.on('languageChanged', onLanguage);
  window.addEventListener('pagehide', onLeave);
  const close = () => {
    i18next.off('languageChanged', onLanguage);
    window.removeEventListener('pagehide', onLeave);
    stop();
    programRenderer.close();
    sourceManager.close();
    sceneEditor.close();
  };
  return { sceneEditor, sourceManager, programRenderer, close };
}

/** Opens the host's session in a room; `show` is the show's slug in URLs. */
export function openStudioSession(
  room: Room,
  show: string,
  onError: (error: unknown) => void,
): { session: StudioSession; close: () => void } {
  const media = new LocalMedia();
  const mixer = new Mixer();
  const music = new Music(mixer);
  const publisher = createPublisher(room);
  const vault = openVault(desktop);
  const whip = new WhipOutputs(vault);
  const service = new ServiceOutput(room, publisher, vault);
  const { close: closeProgram, ...program } = openProgram(
    room,
    show,
    { media, mixer, publisher, whip, service },
    onError,
  );
  const microphone = { id: MICROPHONE, name: '', kind: 'voice' } as const;
  const stopMicrophone = media.microphone.onTrack(track => mixer.setInput(microphone, track));
  const stopAudio = mixer.onMaster(track => {
    void publisher.setTrack('audio', track);
    whip.setTrack('audio', track);
    service.setTrack('audio', track);
  });
  const onAir = new OnAir(room, publisher, `vitrine.air.${show}`);
  void media.start();
  const close = () => {
    stopMicrophone();
    stopAudio();
    onAir.close();
    service.close();
    publisher.close();
    whip.close();
    closeProgram();
    media.close();
    music.close();
    mixer.close();
  };
  return { session: { media, mixer, music, publisher, whip, service, onAir, ...program }, close };
}
