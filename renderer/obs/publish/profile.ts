import { z } from 'zod';
import type { ObsLink } from '../connection/client.ts';
import type { RequestBatchRequest } from '../connection/session.ts';
import { CARRIED, LOOKED_AT, type ObsSettings, recordingOf, webrtcSettings } from './profile-settings.ts';

/**
 * OBS is borrowed, not changed: it sends to Vitrine from a profile of Vitrine's own, and the host's profile stays
 * untouched beside it. Should the studio, OBS and the machine all die in the middle of a show, the host's settings are
 * still in OBS's profile menu; and since the loan is written down in OBS itself, any studio can end it.
 */
export const LOAN_PROFILE = 'Vitrine (on air)';

/** Where OBS is to send its program. */
export type ObsTarget =
  | { readonly way: 'rtmp'; readonly server: string; readonly key: string }
  | { readonly way: 'whip'; readonly address: string; readonly token: string };

const SLOT = { realm: 'OBS_WEBSOCKET_DATA_REALM_GLOBAL', slotName: 'vitrine.loan' } as const;
/** Changing a profile makes OBS build its picture and its outputs anew. */
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
const Loan = z.object({ profile: z.string(), found: Found });
export type Loan = z.infer<typeof Loan>;
/** The parts of a host's settings, by which a difference is named. */
export type LoanPart = keyof Loan['found'];

/** The loan that OBS is in, if any. Rejects with an ObsFailure. */
export async function loanOf(link: ObsLink): Promise<Loan | undefined> {
  const { slotValue } = await link.call('GetPersistentData', SLOT);
  return Loan.safeParse(slotValue).data;
}

/**
 * Brings OBS into a profile of Vitrine's own that sends to the first target that OBS takes, which it gives, and
 * remembers what it was in before. OBS must not be sending or recording. Rejects with an ObsFailure, after which
 * `giveBack` puts things right.
 */
export async function borrow(link: ObsLink, targets: readonly ObsTarget[]): Promise<ObsTarget> {
  await forget(link);
  const { currentProfileName: profile } = await link.call('GetProfileList');
  const found = await look(link);
  const video = await link.call('GetVideoSettings');
  await link.call('SetPersistentData', { ...SLOT, slotValue: { profile, found } as never });
  await link.call('CreateProfile', { profileName: LOAN_PROFILE }, PROFILE_MS);
  const picture = {
    width: video.outputWidth,
    height: video.outputHeight,
    framesPerSecond: video.fpsNumerator / video.fpsDenominator,
  };
  await setAll(link, [
    ...carried(found.settings),
    ...recordingOf(found.settings),
    ...webrtcSettings(picture),
  ]);
  const target = await aim(link, targets);
  // OBS makes its outputs when it comes into a profile, so it has to come in once more with everything set.
  await link.call('SetCurrentProfile', { profileName: profile }, PROFILE_MS);
  await link.call('SetCurrentProfile', { profileName: LOAN_PROFILE }, PROFILE_MS);
  return target;
}

/**
 * Tells a borrowed OBS where to send, and gives the first of the targets that it takes: a build without WHIP turns
 * that down. Rejects with an ObsFailure where it takes none.
 */
export async function aim(link: ObsLink, targets: readonly ObsTarget[]): Promise<ObsTarget> {
  let refused: unknown;
  for (const target of targets) {
    try {
      await link.call('SetStreamServiceSettings', serviceOf(target));
      // WebRTC wants its sound as Opus; for RTMP it is AAC unless somebody says otherwise.
      if (target.way === 'whip') await setAll(link, [['SimpleOutput', 'StreamAudioEncoder', 'opus']]);
      return target;
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

const serviceOf = (target: ObsTarget) =>
  target.way === 'rtmp'
    ? {
        streamServiceType: 'rtmp_custom',
        streamServiceSettings: { server: target.server, key: target.key, use_auth: false },
      }
    : {
        streamServiceType: 'whip_custom',
        streamServiceSettings: { server: target.address, bearer_token: target.token },
      };

/**
 * Brings OBS back into the host's own profile and says which parts of it are not as they were found: none, unless
 * somebody changed them meanwhile. OBS must not be sending or recording. Rejects with an ObsFailure.
 */
export async function giveBack(link: ObsLink, loan: Loan): Promise<LoanPart[]> {
  const { currentProfileName: current, profiles } = await link.call('GetProfileList');
  const home = profiles.includes(loan.profile) ? loan.profile : profiles.find(name => name !== LOAN_PROFILE);
  // Somebody who has chosen a profile in OBS meanwhile wants to be in that one.
  if (current === LOAN_PROFILE && home)
    await link.call('SetCurrentProfile', { profileName: home }, PROFILE_MS);
  await forget(link);
  const now = await look(link);
  // OBS has no request that takes a slot away.
  await link.call('SetPersistentData', { ...SLOT, slotValue: {} });
  const isElsewhere = current !== LOAN_PROFILE && current !== loan.profile;
  const parts: LoanPart[] = isElsewhere ? ['profiles'] : ['profiles', 'settings', 'service'];
  return parts.filter(part => JSON.stringify(now[part]) !== JSON.stringify(loan.found[part]));
}

/** Takes Vitrine's profile out of OBS's list, where one is in it. */
async function forget(link: ObsLink): Promise<void> {
  const { profiles } = await link.call('GetProfileList');
  if (profiles.includes(LOAN_PROFILE))
    await link.call('RemoveProfile', { profileName: LOAN_PROFILE }, PROFILE_MS);
}

async function look(link: ObsLink): Promise<Loan['found']> {
  const [{ profiles }, settings, service] = await Promise.all([
    link.call('GetProfileList'),
    read(link),
    link.call('GetStreamServiceSettings'),
  ]);
  return Found.parse({ profiles: [...profiles].sort(), settings, service });
}

/** The values of the current profile; a setting that has none is left out. */
async function read(link: ObsLink): Promise<ObsSettings> {
  const answers = await link.ask(
    'GetProfileParameter',
    LOOKED_AT.map(([parameterCategory, parameterName]) => ({ parameterCategory, parameterName })),
  );
  return LOOKED_AT.flatMap(([section, name], index) => {
    const value = answers[index]?.parameterValue;
    return typeof value === 'string' ? [[section, name, value] as const] : [];
  });
}

const carried = (settings: ObsSettings): ObsSettings =>
  settings.filter(([section, name]) => CARRIED.some(each => each[0] === section && each[1] === name));

function setAll(link: ObsLink, settings: ObsSettings): Promise<void> {
  const requests = settings.map(([parameterCategory, parameterName, parameterValue]): RequestBatchRequest => {
    const requestData = { parameterCategory, parameterName, parameterValue };
    return { requestType: 'SetProfileParameter', requestData };
  });
  return link.cue(requests);
}
