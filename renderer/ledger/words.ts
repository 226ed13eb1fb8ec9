import type { TFunction } from 'i18next';
import type { LedgerPerson, LedgerRow } from '../../shared/ledger/format.ts';
import { formatMoney, type Money } from '../../shared/money.ts';
import { isReadyReason } from '../../shared/sanctions/rules.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { formatMuteDuration } from '../moderation/format.ts';

/** What the words of an entry are made with. */
export interface WordsContext {
  readonly t: TFunction;
  readonly language: string;
  readonly show: Pick<ShowState, 'catalog' | 'deals'>;
  /** Writes a name as the studio shows it. */
  readonly nameOf: (name: string) => string;
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const countOf = (value: unknown): number => (typeof value === 'number' ? value : 1);

/** A person's name; that somebody was erased, where there is none. */
export const personName = ({ name }: LedgerPerson, { t, nameOf }: WordsContext): string =>
  name === undefined ? t('ledger:erased') : nameOf(name);

/** An entry as a sentence: who did what, to whom, and why. */
export function wordsOf(row: LedgerRow, context: WordsContext): string {
  const { t } = context;
  const { by, person, name, reason, data } = row;
  const who = {
    by: personName(by, context),
    person: personName(person ?? by, context),
  };
  const plain = t('ledger:said.other', { ...who, name });
  const said = t(`ledger:said.${keyOf(name, data)}`, {
    ...who,
    ...detailsOf(row, context),
    defaultValue: plain,
  });
  if (reason === undefined) return said;
  const why = isReadyReason(reason) ? t(`sanctions:reasons.${reason}`) : reason;
  return t('ledger:because', { said, reason: why });
}

/** Of events that have words for what became of something: what that is. */
const FORMS: Readonly<Record<string, (data: Fields) => unknown>> = {
  'deal.moved': ({ deal }) => fieldsOf(fieldsOf(deal).stage).kind,
  'sanction.exposed': data => data.as,
  'chat.deleted': ({ again }) => (again ? 'again' : 'once'),
  'mode.changed': ({ mode }) => (mode === null ? 'off' : 'on'),
  'sanction.newcomersSet': ({ minutes }) => (minutes === null ? 'shown' : 'held'),
};

function keyOf(name: string, data: Fields): string {
  const form = FORMS[name]?.(data);
  return form === undefined ? name : `${name}.${form}`;
}

function detailsOf({ data, at }: LedgerRow, context: WordsContext): Fields {
  const { t, language } = context;
  const price = fieldsOf(data.face).price as Money | undefined;
  const invite = fieldsOf(data.invite);
  return {
    title: textOf(data.title) ?? dealTitle(data, context),
    product: productTitle(data, context),
    phrase: textOf(data.words),
    length: lengthOf(data.until, at, context),
    count: countOf(data.products ?? data.edits ?? data.rules ?? data.ruleIds ?? data.minutes),
    price: price ? formatMoney(price, language) : '—',
    role: t(`ledger:role.${textOf(invite.role) ?? 'viewer'}`),
    mode: t(`modes:name.${textOf(data.kind) ?? 'slow'}`),
  };
}

function lengthOf(until: unknown, at: number, { t }: WordsContext): string {
  if (typeof until !== 'number') return t('ledger:forShow');
  return t('ledger:for', { time: formatMuteDuration(t, Math.round((until - at) / 1000)) });
}

function dealTitle(data: Fields, { show }: WordsContext): string {
  const title = textOf(fieldsOf(fieldsOf(data.deal).plan).title);
  const dealId = textOf(data.dealId) ?? textOf(fieldsOf(data.claim).dealId) ?? '';
  return title ?? show.deals.byId[dealId]?.plan.title ?? dealId;
}

function productTitle(data: Fields, { show }: WordsContext): string {
  const card = fieldsOf(fieldsOf(data.pin).card);
  const id = textOf(card.id) ?? textOf(data.productId) ?? '';
  return textOf(card.title) ?? show.catalog.products.find(product => product.id === id)?.title ?? id;
}
