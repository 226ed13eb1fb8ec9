import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  activateVitrineProfile,
  readBackup,
  restoreProfile,
  VITRINE_PROFILE,
} from '../../../../renderer/obs/publish/profile.ts';
import { webrtcSettings } from '../../../../renderer/obs/publish/profile-settings.ts';
import { ObsProgram, obsMissing } from '../../../support/obs.ts';
import { openClient, untilConnected, untilView } from '../until-view.ts';

const TARGET = { transport: 'rtmp', server: 'rtmp://127.0.0.1:1/live', key: 'vitrine' } as const;

/** A host's profile with values other than the defaults in everything that Vitrine's profile could disturb. */
const HOST_PROFILE = [
  ...['[Output]', 'Mode=Advanced', '[AdvOut]', 'RecRB=true', 'RecRBTime=20', 'Encoder=obs_x264'],
  ...['[Audio]', 'SampleRate=44100', 'ChannelSetup=Mono'],
  ...['[Video]', 'BaseCX=1080', 'BaseCY=1920', 'OutputCX=720', 'OutputCY=1280', 'FPSType=1', 'FPSInt=25'],
  ...['[Hotkeys]', 'OBSBasic.Transition={"bindings":[{"key":"OBS_KEY_F6"}]}'],
];

async function start(): Promise<{
  program: ObsProgram;
  client: ReturnType<typeof openClient>;
  files: () => string[];
}> {
  const program = await ObsProgram.start({ password: 'open sesame', profile: HOST_PROFILE });
  onTestFinished(() => program.stop());
  const client = openClient();
  client.connect({ address: program.address, password: program.password });
  await untilConnected(client);
  await client.call('SetStreamServiceSettings', {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: { server: 'rtmp://elsewhere.example/live', key: 'their own secret key' },
  });
  const folder = join(program.folder, '.config/obs-studio/basic/profiles/Untitled');
  const files = () => ['basic.ini', 'service.json'].flatMap(name => linesOf(join(folder, name)));
  return { program, client, files };
}

/** Without what OBS itself changes when it writes a profile: blank lines, and an id for its browser's cookies. */
const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !/^(\[Panels\]|CookieId=)/.test(line));

const parameter = async (
  client: ReturnType<typeof openClient>,
  parameterCategory: string,
  parameterName: string,
) => (await client.call('GetProfileParameter', { parameterCategory, parameterName })).parameterValue;

/** OBS renders in software here. */
const SLOW = { timeout: 60_000 };

describe.skipIf(obsMissing)(`with a real OBS${obsMissing ? ` (${obsMissing})` : ''}`, SLOW, () => {
  test('Vitrine’s profile has the host’s canvas, audio and hotkeys, and a restore leaves the host’s unchanged', async () => {
    const { client, files } = await start();
    const before = files();

    await activateVitrineProfile(client, [TARGET]);
    expect(await client.call('GetProfileList')).toMatchObject({ currentProfileName: VITRINE_PROFILE });
    expect(await client.call('GetVideoSettings')).toMatchObject({
      ...{ baseWidth: 1080, baseHeight: 1920, outputWidth: 720, outputHeight: 1280 },
      ...{ fpsNumerator: 25, fpsDenominator: 1 },
    });
    expect(await parameter(client, 'Audio', 'SampleRate')).toBe('44100');
    expect(await parameter(client, 'Hotkeys', 'OBSBasic.Transition')).toContain('OBS_KEY_F6');
    expect(await parameter(client, 'SimpleOutput', 'x264Settings')).toContain('bframes=0 keyint=25');
    expect(await client.call('GetStreamServiceSettings')).toMatchObject({
      streamServiceSettings: { server: TARGET.server, key: TARGET.key },
    });
    // The replay buffer that the host enabled in the advanced mode is enabled in the simple one too.
    await untilView(client, 'a replay buffer', ({ obs }) => obs?.outputs.replay === 'off');

    const backup = await readBackup(client);
    expect(backup?.profile).toBe('Untitled');
    expect(backup && (await restoreProfile(client, backup))).toEqual([]);
    expect(await client.call('GetProfileList')).toEqual({
      currentProfileName: 'Untitled',
      profiles: ['Untitled'],
    });
    expect(await readBackup(client)).toBeUndefined();
    expect(files()).toEqual(before);
  });

  test('after OBS was killed in Vitrine’s profile, any studio can restore the host’s one', async () => {
    const { program, client, files } = await start();
    const before = files();
    await activateVitrineProfile(client, [TARGET]);
    await program.kill('SIGKILL');
    await program.restart();

    const another = openClient();
    another.connect({ address: program.address, password: program.password });
    await untilConnected(another);
    const backup = await readBackup(another);
    expect(backup && (await restoreProfile(another, backup))).toEqual([]);
    expect(await another.call('GetProfileList')).toMatchObject({ currentProfileName: 'Untitled' });
    expect(files()).toEqual(before);
  });

  test('a restore reports what somebody changed in OBS meanwhile', async () => {
    const { client } = await start();
    await activateVitrineProfile(client, [TARGET]);
    const backup = await readBackup(client);
    await client.call('CreateProfile', { profileName: 'Sunday' });
    expect(backup && (await restoreProfile(client, backup))).toEqual(['profiles']);
  });
});

test('the output for WebRTC has no B-frames, a key frame each second and a bitrate for the pixel rate', () => {
  const hd = webrtcSettings({ width: 1280, height: 720, framesPerSecond: 30 });
  const of = (settings: typeof hd, wanted: string) => settings.find(([, name]) => name === wanted)?.[2];
  expect(of(hd, 'x264Settings')).toBe('bframes=0 keyint=30 scenecut=0 tune=zerolatency profile=baseline');
  expect(of(hd, 'VBitrate')).toBe('2500');
  const fullHd = webrtcSettings({ width: 1920, height: 1080, framesPerSecond: 60000 / 1001 });
  expect(of(fullHd, 'x264Settings')).toContain('keyint=60 ');
  expect(of(fullHd, 'VBitrate')).toBe('6000');
  expect(of(webrtcSettings({ width: 320, height: 180, framesPerSecond: 30 }), 'VBitrate')).toBe('1000');
});
