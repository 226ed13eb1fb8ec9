import { messageDigest } from './digest.ts';

/**
 * The version of all event forms. Raised with every change of a form that the present schemas can't read; each such
 * change adds its step here.
 */
export const EVENTS_VERSION = 2;

export interface EventForm {
  readonly name: string;
  readonly data: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
type Lift = (data: Fields) => EventForm;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** The text of a message is talk from version 2 on; the log refers to it. */
function messageReference(message: unknown): { messageId: unknown; digest: string } {
  const { id, personId, text, at } = fieldsOf(message);
  return {
    messageId: id,
    digest: messageDigest({ id: String(id), personId: String(personId), text: String(text), at: Number(at) }),
  };
}

function withEncryptedKey(destination: unknown): Fields {
  const { sealedKey, ...rest } = fieldsOf(destination);
  return { ...rest, encryptedKey: sealedKey };
}

/** What version 2 changed, by the names of version 1. */
const fromVersion1: Readonly<Record<string, Lift>> = {
  'egress.added': ({ destination }) => ({
    name: 'restream.added',
    data: { destination: withEncryptedKey(destination) },
  }),
  'egress.removed': data => ({ name: 'restream.removed', data }),
  'egress.wanted': data => ({ name: 'restream.wanted', data }),
  'chat.approved': ({ message }) => ({ name: 'chat.approved', data: messageReference(message) }),
  'chat.restored': ({ message, ...rest }) => ({
    name: 'chat.restored',
    data: { ...messageReference(message), ...rest },
  }),
  // The message itself was not in the event, so there is nothing to take a digest of.
  'chat.deleted': data => ({ name: 'chat.deleted', data: { ...data, digest: '' } }),
};

/** Brings an event of an older version to the present form. What is not of an older version stays as it is. */
export function lift(name: string, version: number, data: unknown): EventForm {
  const step = version < EVENTS_VERSION && Object.hasOwn(fromVersion1, name) ? fromVersion1[name] : undefined;
  return step ? step(fieldsOf(data)) : { name, data };
}
