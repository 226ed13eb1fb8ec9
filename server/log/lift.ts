import { messageDigest } from './digest.ts';

/**
 * The version of all event forms. Raised with every change of a form that the present schemas can't read; each such
 * change adds its step here.
 */
export const EVENTS_VERSION = 3;

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

/** What version 3 changed: a reason names the feature that says it, and a filter is one kind of rule. */
const fromVersion2: Readonly<Record<string, Lift>> = {
  'chat.held': ({ reasons, ...rest }) => ({
    name: 'chat.held',
    data: { ...rest, reasons: Array.isArray(reasons) ? reasons.map(filterReason) : reasons },
  }),
  'moderation.filterAdded': ({ filter }) => ({ name: 'rule.added', data: { rules: [phraseRule(filter)] } }),
  'moderation.filterRemoved': ({ filterId }) => ({ name: 'rule.removed', data: { ruleIds: [filterId] } }),
};

function phraseRule(filter: unknown): Fields {
  const { id, phrase: words } = fieldsOf(filter);
  return { id, sought: { kind: 'phrase', words }, action: 'hold', isOn: true };
}

function filterReason(reason: unknown): Fields {
  const { filterId, phrase, ...rest } = fieldsOf(reason);
  return { by: 'rules.phrase', id: filterId, words: phrase, ...rest };
}

/** The changes of each version since the first. */
const STEPS = [fromVersion1, fromVersion2];

/** Brings an event of an older version to the present form. What is not of an older version stays as it is. */
export function lift(name: string, version: number, data: unknown): EventForm {
  return STEPS.slice(version - 1).reduce<EventForm>(
    (form, step) => (Object.hasOwn(step, form.name) ? (step[form.name] as Lift)(fieldsOf(form.data)) : form),
    { name, data },
  );
}
