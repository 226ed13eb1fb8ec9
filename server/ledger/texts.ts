import { ledgerPart } from '../../shared/ledger/part.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { Policy } from '../show/policies.ts';
import { saltedDigest } from './chain.ts';

/** Writes the salted digests of an event's texts behind it, and their salts where they go with the person's words. */
export const digestTexts: Policy = (_before, _after, { newId }, event): NewEvent[] => {
  const { person: personId, ...texts } = ledgerPart(event)?.texts ?? {};
  const digests: Record<string, string> = {};
  const salts: Record<string, string> = {};
  for (const [what, text] of Object.entries(texts)) {
    if (!text) continue;
    // 144 random bits: whoever has the digest alone can't find the text by guessing.
    const salt = newId() + newId();
    const digest = saltedDigest(salt, text);
    digests[what] = digest;
    salts[digest] = salt;
  }
  if (personId === undefined || Object.keys(digests).length === 0) return [];
  return [
    newEvent('ledger.digested', { name: event.name, personId, digests }),
    newEvent('ledger.salted', { personId, salts }),
  ];
};
