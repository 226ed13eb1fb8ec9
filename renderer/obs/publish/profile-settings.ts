/** One setting of an OBS profile: its section and its name in `basic.ini`. */
export type ObsSetting = readonly [section: string, name: string];
/** Settings with their values, as OBS writes them. */
export type ObsSettings = readonly (readonly [...ObsSetting, value: string])[];

const inSection = (section: string, names: readonly string[]): ObsSetting[] =>
  names.map(name => [section, name] as const);

/** The keys of OBS's own window, which it keeps by profile; those of scenes and sources are not touched anyway. */
const KEYS = [
  ...['StartStreaming', 'StopStreaming', 'ForceStopStreaming', 'StartRecording', 'StopRecording'],
  ...['PauseRecording', 'UnpauseRecording', 'SplitFile', 'StartReplayBuffer', 'StopReplayBuffer'],
  ...['StartVirtualCam', 'StopVirtualCam', 'EnablePreview', 'DisablePreview', 'TogglePreviewProgram'],
  ...[
    'ShowContextBar',
    'HideContextBar',
    'Transition',
    'ResetStats',
    'Screenshot',
    'SelectedSourceScreenshot',
  ],
].map(name => `OBSBasic.${name}`);

/**
 * What of the host's profile goes along while OBS sends to Vitrine: canvas, sound, keys, and names of files. Sound has
 * to be the same, or OBS would ask its owner to restart it when it changes back.
 */
export const CARRIED: readonly ObsSetting[] = [
  ...inSection('Video', [
    'BaseCX',
    'BaseCY',
    'OutputCX',
    'OutputCY',
    'ScaleType',
    'ColorSpace',
    'ColorRange',
  ]),
  ...inSection('Video', ['FPSType', 'FPSCommon', 'FPSInt', 'FPSNum', 'FPSDen']),
  ...inSection('Video', ['SdrWhiteLevel', 'HdrNominalPeakLevel']),
  ...inSection('Audio', ['SampleRate', 'ChannelSetup', 'MonitoringDeviceName', 'MonitoringDeviceId']),
  ...inSection('Audio', ['MeterDecayRate', 'PeakMeterType']),
  ...inSection('Output', ['FilenameFormatting', 'OverwriteIfExists']),
  ...inSection('Hotkeys', [...KEYS, 'ReplayBuffer']),
];

/** How recordings and replays are made; OBS keeps this apart for its simple and its advanced mode. */
const RECORDING = ['RecFormat', 'RecFormat2', 'RecRB', 'RecRBTime', 'RecRBSize'];
const SIMPLE: readonly ObsSetting[] = inSection('SimpleOutput', ['FilePath', ...RECORDING]);
const ADVANCED: readonly ObsSetting[] = inSection('AdvOut', ['RecFilePath', ...RECORDING]);

/** Everything that is looked at before and after, to say truly that it is as it was. */
export const LOOKED_AT: readonly ObsSetting[] = [
  ...CARRIED,
  ...SIMPLE,
  ...ADVANCED,
  ...inSection('Output', ['Mode', 'Reconnect', 'RetryDelay', 'DynamicBitrate']),
  ...inSection('SimpleOutput', [
    'VBitrate',
    'ABitrate',
    'StreamEncoder',
    'UseAdvanced',
    'Preset',
    'x264Settings',
  ]),
  ...inSection('AdvOut', ['Encoder', 'TrackIndex', 'Rescale', 'RescaleRes']),
];

/** The host's way of recording, for the simple mode that Vitrine's profile is in. */
export function recordingOf(settings: ObsSettings): ObsSettings {
  const isAdvanced = settings.some(([, name, value]) => name === 'Mode' && value === 'Advanced');
  const from = isAdvanced ? ADVANCED : SIMPLE;
  return settings
    .filter(([section, name]) => from.some(each => each[0] === section && each[1] === name))
    .map(([, name, value]) => ['SimpleOutput', name === 'RecFilePath' ? 'FilePath' : name, value] as const);
}

export interface ObsPicture {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

const HD_PIXELS = 1280 * 720 * 30;
const HD_KBITS = 2500;

/**
 * OBS's output for WebRTC, which shows frames in the order they come and lets people join at any moment: H.264 of the
 * baseline profile, so without B-frames, a key frame each second, no lookahead. The bit rate is what 720 lines at 30
 * frames a second need, more for larger pictures, and OBS lowers it by itself where the path is narrow.
 */
export function webrtcSettings({ width, height, framesPerSecond }: ObsPicture): ObsSettings {
  const share = (width * height * framesPerSecond) / HD_PIXELS;
  const bitrate = Math.round(Math.min(6000, Math.max(1000, HD_KBITS * share ** 0.75)));
  const keyInterval = Math.round(framesPerSecond);
  const x264 = `bframes=0 keyint=${keyInterval} scenecut=0 tune=zerolatency profile=baseline`;
  return [
    ['Output', 'Mode', 'Simple'],
    ['Output', 'Reconnect', 'true'],
    ['Output', 'RetryDelay', '1'],
    ['Output', 'DynamicBitrate', 'true'],
    ['SimpleOutput', 'StreamEncoder', 'x264'],
    ['SimpleOutput', 'UseAdvanced', 'true'],
    ['SimpleOutput', 'Preset', 'veryfast'],
    ['SimpleOutput', 'x264Settings', x264],
    ['SimpleOutput', 'VBitrate', String(bitrate)],
    ['SimpleOutput', 'ABitrate', '160'],
    ['SimpleOutput', 'RecQuality', 'Stream'],
  ];
}
