/** One setting of an OBS profile: its section and its name in `basic.ini`. */
export type ObsSetting = readonly [section: string, name: string];
/** Settings with their values, as OBS writes them. */
export type ObsSettings = readonly (readonly [...ObsSetting, value: string])[];

const inSection = (section: string, names: readonly string[]): ObsSetting[] =>
  names.map(name => [section, name] as const);

/** Hotkeys of OBS's main window, which it stores by profile; those of scenes and sources are stored elsewhere. */
const HOTKEYS = [
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
 * Settings of the host's profile that are copied to Vitrine's: canvas, audio, hotkeys, and file names. If the audio
 * settings differed, OBS would ask for a restart when the profile changes back.
 */
export const COPIED_SETTINGS: readonly ObsSetting[] = [
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
  ...inSection('Hotkeys', [...HOTKEYS, 'ReplayBuffer']),
];

/** Settings of recordings and replays, which OBS stores separately for its simple and its advanced output mode. */
const RECORDING = ['RecFormat', 'RecFormat2', 'RecRB', 'RecRBTime', 'RecRBSize'];
const SIMPLE: readonly ObsSetting[] = inSection('SimpleOutput', ['FilePath', ...RECORDING]);
const ADVANCED: readonly ObsSetting[] = inSection('AdvOut', ['RecFilePath', ...RECORDING]);

/** Settings that are compared after a restore, to report what has changed. */
export const COMPARED_SETTINGS: readonly ObsSetting[] = [
  ...COPIED_SETTINGS,
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

/** The host's recording settings, converted to the simple output mode of Vitrine's profile. */
export function recordingSettings(settings: ObsSettings): ObsSettings {
  const isAdvanced = settings.some(([, name, value]) => name === 'Mode' && value === 'Advanced');
  const from = isAdvanced ? ADVANCED : SIMPLE;
  return settings
    .filter(([section, name]) => from.some(each => each[0] === section && each[1] === name))
    .map(([, name, value]) => ['SimpleOutput', name === 'RecFilePath' ? 'FilePath' : name, value] as const);
}

export interface VideoFormat {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

const HD_PIXELS = 1280 * 720 * 30;
const HD_KBITS = 2500;

/**
 * Output settings for WebRTC, which has no reordering of frames and where viewers join at any moment: H.264 baseline
 * profile, so no B-frames, a key frame each second, no lookahead. The bitrate is 2500 kbit/s for 720p at 30 fps, scaled
 * with the pixel rate; OBS lowers it by itself on congestion.
 */
export function webrtcSettings({ width, height, framesPerSecond }: VideoFormat): ObsSettings {
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
