import type { types as client } from 'mediasoup-client';

type Codec = client.RtpCodecCapability;

/** How the router knows H.264 of encoders, whatever their profile (docs/adr/0008-ingest.md): in constrained baseline. */
const ROUTER_PARAMETERS = {
  'packetization-mode': 1,
  'profile-level-id': '42e01f',
  'level-asymmetry-allowed': 1,
};

/** What both sides must state alike (RFC 6184, 8.2.2). */
const SYMMETRIC: readonly string[] = ['packetization-mode', 'profile-level-id'];

/** The profile of a codec without a profile-level-id is baseline (RFC 6184, 8.1). */
const BASELINE = '42';
/** Names of the profiles (ITU-T H.264, annex A), by profile_idc in hexadecimal. */
const PROFILES: Readonly<Record<string, string>> = {
  [BASELINE]: 'Baseline',
  '4d': 'Main',
  '58': 'Extended',
  '64': 'High',
  '6e': 'High 10',
  '7a': 'High 4:2:2',
  f4: 'High 4:4:4 Predictive',
  '2c': 'CAVLC 4:4:4 Intra',
  '53': 'Scalable Baseline',
  '56': 'Scalable High',
};
/** What the decoders of browsers have: 8 bits a sample, 4:2:0, one layer. */
const DECODED: readonly string[] = [BASELINE, '4d', '64'];

/** `packetization-mode` of RFC 6184: 0 has a NAL unit in each packet, 1 fragments and aggregates too, 2 is interleaved. */
type PacketizationMode = 0 | 1;

export const isH264 = ({ mimeType }: { mimeType: string }): boolean =>
  mimeType.toLowerCase() === 'video/h264';

const profileOf = ({ parameters }: Codec): string =>
  String(parameters?.['profile-level-id'] ?? BASELINE)
    .slice(0, 2)
    .toLowerCase();
const modeOf = ({ parameters }: Codec): number => Number(parameters?.['packetization-mode'] ?? 0);

/**
 * Capabilities whose H.264 goes by the router's parameters, in every profile that browsers decode and in the given modes.
 * A decoder goes by the parameter sets of the stream, not by what was said of it.
 */
export function withRouterH264(
  capabilities: client.RtpCapabilities,
  modes: readonly PacketizationMode[],
): client.RtpCapabilities {
  const isTaken = (codec: Codec): boolean =>
    isH264(codec) &&
    DECODED.includes(profileOf(codec)) &&
    (modes as readonly number[]).includes(modeOf(codec));
  const codecs = (capabilities.codecs ?? []).map(codec =>
    isTaken(codec) ? { ...codec, parameters: { ...codec.parameters, ...ROUTER_PARAMETERS } } : codec,
  );
  return { ...capabilities, codecs };
}

/** The H.264 codecs of an answer with the profile and mode under which the offer has them. */
export function asOffered<C extends { mimeType: string; payloadType: number; parameters?: object }>(
  codecs: readonly C[],
  offered: client.RtpCapabilities,
): C[] {
  return codecs.map(codec => {
    const own = offered.codecs?.find(
      ({ preferredPayloadType }) => preferredPayloadType === codec.payloadType,
    );
    if (!isH264(codec) || !own) return codec;
    const parameters = Object.entries({ ...codec.parameters }).flatMap(([name, value]) => {
      const given = SYMMETRIC.includes(name) ? own.parameters?.[name] : value;
      return given === undefined ? [] : [[name, given] as const];
    });
    return { ...codec, parameters: Object.fromEntries(parameters) };
  });
}

/** What is particular about an H.264 codec, as people write it: `H.264 High 4:2:2`, `H.264 with packetization-mode 2`. */
export function h264Name(codec: Codec): string {
  const profile = profileOf(codec);
  const name = `H.264 ${PROFILES[profile] ?? `of profile ${Number.parseInt(profile, 16)}`}`;
  return modeOf(codec) > 1 ? `${name} with packetization-mode ${modeOf(codec)}` : name;
}
