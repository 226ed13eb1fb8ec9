import type { TFunction } from 'i18next';
import { formatMoney } from '../../shared/money.ts';
import type { OpenQuestion } from '../../shared/report/question.ts';
import type { Report } from '../../shared/report/report.ts';
import { formatDuration, formatTimeOfDay } from '../ui/format.ts';

/** A part of the report as a table: its first column on the left, numbers on the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
  /** Said in the table's place where there are no rows. */
  readonly empty: string;
  /** Said below the title: how the table came to be. */
  readonly note?: string;
}

type Translate = TFunction<'report'>;

/** The tables of a report, in their order. */
export function tablesOf(t: Translate, report: Report, language: string): Table[] {
  const count = (value: number) => new Intl.NumberFormat(language).format(value);
  const time = (at: number) => formatTimeOfDay(at, report.to, language);
  return [
    {
      title: t('deals'),
      empty: t('noDeals'),
      columns: [t('deal'), t('claimed'), t('held'), t('paid'), t('waiting'), t('money')],
      rows: report.deals.map(row => ({
        key: row.dealId,
        cells: [
          row.title,
          count(row.claimed),
          count(row.held),
          row.demo > 0 ? t('paidDemo', { paid: count(row.paid), demo: count(row.demo) }) : count(row.paid),
          count(row.waiting),
          formatMoney(row.paidMoney, language),
        ],
      })),
    },
    {
      title: t('products'),
      empty: t('noProducts'),
      columns: [t('product'), t('shown'), t('onScreen'), t('opened'), t('claimed'), t('paid')],
      rows: report.products.map(row => ({
        key: row.productId,
        cells: [
          row.title,
          t('times', { count: row.pins }),
          formatDuration(row.ms),
          count(row.opened),
          count(row.claimed),
          count(row.paid),
        ],
      })),
    },
    {
      title: t('pins'),
      empty: t('noPins'),
      columns: [t('product'), t('time'), t('onScreen'), t('opened'), t('claimed')],
      rows: report.pins.map(({ pin, ms, claimed }) => ({
        key: pin.pinId,
        cells: [pin.title, time(pin.from), formatDuration(ms), count(pin.opened), count(claimed)],
      })),
    },
    {
      title: t('sources'),
      empty: t('noSources'),
      columns: [t('source'), t('people')],
      rows: report.sources.map(({ source, people }) => ({
        key: source,
        cells: [source || t('otherSources'), count(people)],
      })),
    },
    {
      title: t('clips'),
      empty: t('noClips'),
      columns: [t('product'), t('time'), t('length')],
      rows: report.clips.map(clip => ({
        key: clip.id,
        cells: [clip.product?.title ?? '—', time(clip.at), formatDuration(clip.toMs - clip.fromMs)],
      })),
    },
  ];
}

/** The questions of viewers that nobody answered in the chat. */
export function questionsTable(
  t: Translate,
  { questions, more }: { readonly questions: readonly OpenQuestion[]; readonly more: number },
  { now, language }: { now: number; language: string },
): Table {
  const count = (value: number) => new Intl.NumberFormat(language).format(value);
  const rule = t('questions.rule');
  return {
    title: t('questions.title'),
    empty: t('questions.none'),
    note: more > 0 ? `${rule} ${t('questions.more', { count: more })}` : rule,
    columns: [t('questions.question'), t('people'), t('questions.asked')],
    rows: questions.map(({ text, people, at }) => ({
      key: `${at} ${text}`,
      cells: [text, count(people), formatTimeOfDay(at, now, language)],
    })),
  };
}
