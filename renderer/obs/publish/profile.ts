import { z } from 'zod';
import type { ObsClient } from '../connection/client.ts';
import type { RequestBatchRequest } from '../connection/session.ts';
import {
  COMPARED_SETTINGS,
  COPIED_SETTINGS,
  type ObsSettings,
  recordingSettings,
  webrtcSettings,
} from './profile-settings.ts';
import type { StreamTarget } from './transport.ts';

/**
 * OBS streams to Vitrine from this profile; the host's own profile is never changed. If the studio, OBS and the machine
 * all crash during a show, the host's settings are still in OBS's profile menu; and since the backup is stored in OBS
 * itself, any studio can restore them.
 */
export const VITRINE_PROFILE = 'Vitrine (on air)';

// The slot's name and its data are stored in OBS and must stay readable by other versions of the studio.
const SLOT = { realm: 'OBS_WEBSOCKET_DATA_REALM_GLOBAL', slotName: 'vitrine.loan' } as const;
/** Time limit of a change of the profile, for which OBS rebuilds its video and outputs. */
const PROFILE_MS = 20_000;

const Service = z.object({
  streamServiceType: z.string(),
  streamServiceSettings: z.record(z.string(), z.unknown()),
});
const Found = z.object({
  profiles: z.array(z.string()),
  settings: z.array(z.tuple([z.string(), z.string(), z.string()])),
  service: Service,
});
/** The host's profile, and what OBS was set to before Vitrine's profile was activated. */
const ProfileBackup = z.object({ profile: z.string(), found: Found });
export type ProfileBackup = z.infer<typeof ProfileBackup>;
/** The parts of a backup by which a difference is named. */
export type ProfilePart = keyof ProfileBackup['found'];

/** Reads the backup; undefined unless OBS is in Vitrine's profile. Rejects with an ObsError. */
export async function readBackup(client: ObsClient): Promise<ProfileBackup | undefined> {
  const { slotValue } = await client.call('GetPersistentData', SLOT);
  return ProfileBackup.safeParse(slotValue).data;
}

/**
 * Stores a backup of the host's settings, creates Vitrine's profile and activates it with the first target that OBS
 * accepts, which it returns. OBS must not be streaming or recording. Rejects with an ObsError, after which
 * `restoreProfile` restores the host's settings.
 */
export async function activateVitrineProfile(
  client: ObsClient,
  targets: readonly StreamTarget[],
): Promise<StreamTarget> {
  await removeVitrineProfile(client);
  const { currentProfileName: profile } = await client.call('GetProfileList');
  const found = await readFound(client);
  const video = await client.call('GetVideoSettings');
  await client.call('SetPersistentData', { ...SLOT, slotValue: { profile, found } as never });
  await client.call('CreateProfile', { profileName: VITRINE_PROFILE }, PROFILE_MS);
  const format = {
    width: video.outputWidth,
    height: video.outputHeight,
    framesPerSecond: video.fpsNumerator / video.fpsDenominator,
  };
  await writeSettings(client, [
    ...copiedSettings(found.settings),
    ...recordingSettings(found.settings),
    ...webrtcSettings(format),
  ]);
  const target = await setStreamTarget(client, targets);
  // OBS creates its outputs when a profile is activated, so it has to be activated again with everything set.
  await client.call('SetCurrentProfile', { profileName: profile }, PROFILE_MS);
  await client.call('SetCurrentProfile', { profileName: VITRINE_PROFILE }, PROFILE_MS);
  return target;
}

/**
 * Sets the stream service of Vitrine's profile to the first target that OBS accepts, and returns it: a build without
 * WHIP rejects that. Rejects with an ObsError if OBS accepts none.
 */
export async function setStreamTarget(
  client: ObsClient,
  targets: readonly StreamTarget[],
): Promise<StreamTarget> {
  let lastError: unknown;
  for (const target of targets) {
    try {
      await client.call('SetStreamServiceSettings', serviceOf(target));
      // WebRTC needs Opus; for RTMP the default of OBS is AAC.
      if (target.transport === 'whip')
        await writeSettings(client, [['SimpleOutput', 'StreamAudioEncoder', 'opus']]);
      return target;
    } catch (error) {
      lastError = error;
    }
  }
  throw lastError;
}

const serviceOf = (target: StreamTarget) =>
  target.transport === 'rtmp'
    ? {
        streamServiceType: 'rtmp_custom',
        streamServiceSettings: { server: target.server, key: target.key, use_auth: false },
      }
    : {
        streamServiceType: 'whip_custom',
        streamServiceSettings: { server: target.address, bearer_token: target.token },
      };

/**
 * Activates the host's profile again, removes Vitrine's, and returns the parts that differ from the backup: none,
 * unless somebody changed them meanwhile. OBS must not be streaming or recording. Rejects with an ObsError.
 */
export async function restoreProfile(client: ObsClient, backup: ProfileBackup): Promise<ProfilePart[]> {
  const { currentProfileName: current, profiles } = await client.call('GetProfileList');
  const original = profiles.includes(backup.profile)
    ? backup.profile
    : profiles.find(name => name !== VITRINE_PROFILE);
  // A profile that somebody chose in OBS meanwhile stays active.
  if (current === VITRINE_PROFILE && original)
    await client.call('SetCurrentProfile', { profileName: original }, PROFILE_MS);
  await removeVitrineProfile(client);
  const now = await readFound(client);
  // OBS has no request that deletes a slot.
  await client.call('SetPersistentData', { ...SLOT, slotValue: {} });
  const isOtherProfile = current !== VITRINE_PROFILE && current !== backup.profile;
  const parts: ProfilePart[] = isOtherProfile ? ['profiles'] : ['profiles', 'settings', 'service'];
  return parts.filter(part => JSON.stringify(now[part]) !== JSON.stringify(backup.found[part]));
}

async function removeVitrineProfile(client: ObsClient): Promise<void> {
  const { profiles } = await client.call('GetProfileList');
  if (profiles.includes(VITRINE_PROFILE))
    await client.call('RemoveProfile', { profileName: VITRINE_PROFILE }, PROFILE_MS);
}

async function readFound(client: ObsClient): Promise<ProfileBackup['found']> {
  const [{ profiles }, settings, service] = await Promise.all([
    client.call('GetProfileList'),
    readSettings(client),
    client.call('GetStreamServiceSettings'),
  ]);
  return Found.parse({ profiles: [...profiles].sort(), settings, service });
}

/** The compared settings of the current profile; those without a value are left out. */
async function readSettings(client: ObsClient): Promise<ObsSettings> {
  const answers = await client.callEach(
    'GetProfileParameter',
    COMPARED_SETTINGS.map(([parameterCategory, parameterName]) => ({ parameterCategory, parameterName })),
  );
  return COMPARED_SETTINGS.flatMap(([section, name], index) => {
    const value = answers[index]?.parameterValue;
    return typeof value === 'string' ? [[section, name, value] as const] : [];
  });
}

const copiedSettings = (settings: ObsSettings): ObsSettings =>
  settings.filter(([section, name]) => COPIED_SETTINGS.some(each => each[0] === section && each[1] === name));

function writeSettings(client: ObsClient, settings: ObsSettings): Promise<void> {
  const requests = settings.map(([parameterCategory, parameterName, parameterValue]): RequestBatchRequest => {
    const requestData = { parameterCategory, parameterName, parameterValue };
    return { requestType: 'SetProfileParameter', requestData };
  });
  return client.runBatch(requests);
}
