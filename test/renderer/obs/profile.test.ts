import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { borrow, giveBack, LOAN_PROFILE, loanOf } from '../../../renderer/obs/publish/profile.ts';
import { webrtcSettings } from '../../../renderer/obs/publish/profile-settings.ts';
import { ObsProgram, obsMissing } from '../../support/obs.ts';
import { openLink, untilConnected, untilView } from './until-view.ts';

const TARGET = { way: 'rtmp', server: 'rtmp://127.0.0.1:1/live', key: 'vitrine' } as const;

/** A host who has made OBS their own, in everything that a loan could disturb. */
const HOSTS_OWN = [
  ...['[Output]', 'Mode=Advanced', '[AdvOut]', 'RecRB=true', 'RecRBTime=20', 'Encoder=obs_x264'],
  ...['[Audio]', 'SampleRate=44100', 'ChannelSetup=Mono'],
  ...['[Video]', 'BaseCX=1080', 'BaseCY=1920', 'OutputCX=720', 'OutputCY=1280', 'FPSType=1', 'FPSInt=25'],
  ...['[Hotkeys]', 'OBSBasic.Transition={"bindings":[{"key":"OBS_KEY_F6"}]}'],
];

async function start(): Promise<{
  program: ObsProgram;
  link: ReturnType<typeof openLink>;
  files: () => string[];
}> {
  const program = await ObsProgram.start({ password: 'open sesame', profile: HOSTS_OWN });
  onTestFinished(() => program.stop());
  const link = openLink();
  link.connect({ address: program.address, password: program.password });
  await untilConnected(link);
  await link.call('SetStreamServiceSettings', {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: { server: 'rtmp://elsewhere.example/live', key: 'their own secret key' },
  });
  const folder = join(program.folder, '.config/obs-studio/basic/profiles/Untitled');
  const files = () => ['basic.ini', 'service.json'].flatMap(name => linesOf(join(folder, name)));
  return { program, link, files };
}

/** OBS sets blank lines of its own when it writes a profile, and an id for its browser's cookies. */
const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !/^(\[Panels\]|CookieId=)/.test(line));

const parameter = async (
  link: ReturnType<typeof openLink>,
  parameterCategory: string,
  parameterName: string,
) => (await link.call('GetProfileParameter', { parameterCategory, parameterName })).parameterValue;

/** OBS draws in software here, and shares two cores with everything else. */
const SLOW = { timeout: 60_000 };

describe.skipIf(obsMissing)(`with a real OBS${obsMissing ? ` (${obsMissing})` : ''}`, SLOW, () => {
  test('a borrowed OBS sends to Vitrine with the host’s canvas, sound and keys, and is given back unchanged', async () => {
    const { link, files } = await start();
    const before = files();

    await borrow(link, [TARGET]);
    expect(await link.call('GetProfileList')).toMatchObject({ currentProfileName: LOAN_PROFILE });
    expect(await link.call('GetVideoSettings')).toMatchObject({
      ...{ baseWidth: 1080, baseHeight: 1920, outputWidth: 720, outputHeight: 1280 },
      ...{ fpsNumerator: 25, fpsDenominator: 1 },
    });
    expect(await parameter(link, 'Audio', 'SampleRate')).toBe('44100');
    expect(await parameter(link, 'Hotkeys', 'OBSBasic.Transition')).toContain('OBS_KEY_F6');
    expect(await parameter(link, 'SimpleOutput', 'x264Settings')).toContain('bframes=0 keyint=25');
    expect(await link.call('GetStreamServiceSettings')).toMatchObject({
      streamServiceSettings: { server: TARGET.server, key: TARGET.key },
    });
    // The replay buffer that the host has in the advanced mode is there in the simple one too.
    await untilView(link, 'a replay buffer', ({ obs }) => obs?.outputs.replay === 'off');

    const loan = await loanOf(link);
    expect(loan?.profile).toBe('Untitled');
    expect(loan && (await giveBack(link, loan))).toEqual([]);
    expect(await link.call('GetProfileList')).toEqual({
      currentProfileName: 'Untitled',
      profiles: ['Untitled'],
    });
    expect(await loanOf(link)).toBeUndefined();
    expect(files()).toEqual(before);
  });

  test('an OBS that was killed while it was borrowed is given back after its restart, by any studio', async () => {
    const { program, link, files } = await start();
    const before = files();
    await borrow(link, [TARGET]);
    await program.kill('SIGKILL');
    await program.restart();

    const another = openLink();
    another.connect({ address: program.address, password: program.password });
    await untilConnected(another);
    const loan = await loanOf(another);
    expect(loan && (await giveBack(another, loan))).toEqual([]);
    expect(await another.call('GetProfileList')).toMatchObject({ currentProfileName: 'Untitled' });
    expect(files()).toEqual(before);
  });

  test('what somebody changed in OBS meanwhile is named when it is given back', async () => {
    const { link } = await start();
    await borrow(link, [TARGET]);
    const loan = await loanOf(link);
    await link.call('CreateProfile', { profileName: 'Sunday' });
    expect(loan && (await giveBack(link, loan))).toEqual(['profiles']);
  });
});

test('the output for WebRTC has no B-frames, a key frame each second and a bit rate that fits the picture', () => {
  const hd = webrtcSettings({ width: 1280, height: 720, framesPerSecond: 30 });
  const of = (settings: typeof hd, wanted: string) => settings.find(([, name]) => name === wanted)?.[2];
  expect(of(hd, 'x264Settings')).toBe('bframes=0 keyint=30 scenecut=0 tune=zerolatency profile=baseline');
  expect(of(hd, 'VBitrate')).toBe('2500');
  const fullHd = webrtcSettings({ width: 1920, height: 1080, framesPerSecond: 60000 / 1001 });
  expect(of(fullHd, 'x264Settings')).toContain('keyint=60 ');
  expect(of(fullHd, 'VBitrate')).toBe('6000');
  expect(of(webrtcSettings({ width: 320, height: 180, framesPerSecond: 30 }), 'VBitrate')).toBe('1000');
});
