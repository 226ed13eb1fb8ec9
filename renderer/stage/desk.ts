import i18next from 'i18next';
import { createPublisher, type Publisher } from '../../client/publish/publisher.ts';
import type { Room } from '../../client/room/room.ts';
import { desktop } from '../app/desktop.ts';
import { openVault } from '../app/vault.ts';
import { OnAir } from '../golive/on-air.ts';
import { WhipOutputs } from '../restream/whip-outputs.ts';
import { forgetFilms } from '../scenes/feeds/film-feed.ts';
import { Projector } from '../scenes/projector.ts';
import { ScenesDesk } from '../scenes/scenes-desk.ts';
import { SourceRack } from '../scenes/source-rack.ts';
import { startingScenes } from '../scenes/templates.ts';
import { startingNames, wordingNow } from '../scenes/wording.ts';
import { Mixer } from '../sound/mixer.ts';
import { Music } from '../sound/music.ts';
import { MICROPHONE } from '../sound/settings.ts';
import { LocalMedia } from './local-media.ts';

/** What the host works with: their devices, their scenes, the stream to the server, and the switch between. */
export interface Desk {
  media: LocalMedia;
  mixer: Mixer;
  music: Music;
  scenes: ScenesDesk;
  rack: SourceRack;
  projector: Projector;
  publisher: Publisher;
  whip: WhipOutputs;
  onAir: OnAir;
}

/** Makes the picture: scenes of sources, drawn and sent. */
function openPicture(
  room: Room,
  show: string,
  parts: Pick<Desk, 'media' | 'mixer' | 'publisher' | 'whip'>,
  onProblem: (error: unknown) => void,
) {
  const scenes = new ScenesDesk({ room, starting: startingScenes(startingNames()), onProblem });
  void forgetFilms(show, scenes.store.getState().document.sources);
  const rack = new SourceRack(parts.media, parts.mixer);
  const projector = new Projector({ room, desk: scenes, rack, words: wordingNow() });
  const stop = projector.onProgram(track => {
    void parts.publisher.setTrack('video', track);
    parts.whip.setTrack('video', track);
  });
  const onLanguage = () => projector.setWords(wordingNow());
  const onLeave = () => scenes.leave();
  i18next.on('languageChanged', onLanguage);
  window.addEventListener('pagehide', onLeave);
  const close = () => {
    i18next.off('languageChanged', onLanguage);
    window.removeEventListener('pagehide', onLeave);
    stop();
    projector.close();
    rack.close();
    scenes.close();
  };
  return { scenes, rack, projector, close };
}

/** Sets up the host's desk in a room; `show` is the show's name in addresses. */
export function openDesk(
  room: Room,
  show: string,
  onProblem: (error: unknown) => void,
): { desk: Desk; close: () => void } {
  const media = new LocalMedia();
  const mixer = new Mixer();
  const music = new Music(mixer);
  const publisher = createPublisher(room);
  const whip = new WhipOutputs(openVault(desktop));
  const { close: closePicture, ...picture } = openPicture(
    room,
    show,
    { media, mixer, publisher, whip },
    onProblem,
  );
  const microphone = { id: MICROPHONE, name: '', kind: 'voice' } as const;
  const stopMicrophone = media.microphone.onTrack(track => mixer.setInput(microphone, track));
  const stopAudio = mixer.onMaster(track => {
    void publisher.setTrack('audio', track);
    whip.setTrack('audio', track);
  });
  const onAir = new OnAir(room, publisher, `vitrine.air.${show}`);
  void media.start();
  const close = () => {
    stopMicrophone();
    stopAudio();
    onAir.close();
    publisher.close();
    whip.close();
    closePicture();
    media.close();
    music.close();
    mixer.close();
  };
  return { desk: { media, mixer, music, publisher, whip, onAir, ...picture }, close };
}
