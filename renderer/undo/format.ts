import type { TFunction } from 'i18next';
import type { CommandData, CommandName } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { formatMuteDuration } from '../moderation/format.ts';

type Translate = TFunction<'moderation'>;
type Describe<N extends CommandName> = (t: Translate, data: CommandData<N>, show: ShowState) => string;

function nameOf(show: ShowState, personId: string): string {
  const posted = show.chat.messages.findLast(message => message.personId === personId);
  const held = show.chat.withheld.findLast(entry => entry.message.personId === personId)?.message;
  return posted?.name ?? held?.name ?? show.moderation.mutes[personId]?.name ?? personId;
}

const titleOf = (show: ShowState, productId: string): string =>
  show.catalog.products.find(product => product.id === productId)?.title ?? productId;

const segmentTitle = (show: ShowState, segmentId: string): string =>
  show.runofshow.segments.find(({ id }) => id === segmentId)?.title ?? '';

const descriptions: { [N in CommandName]?: Describe<N> } = {
  'chat.delete': t => t('undo.chat_delete'),
  'chat.restore': t => t('undo.chat_restore'),
  'chat.approve': t => t('undo.chat_approve'),
  'moderation.mute': (t, { personId, seconds }, show) =>
    t('undo.moderation_mute', { name: nameOf(show, personId), time: formatMuteDuration(t, seconds) }),
  'moderation.unmute': (t, { personId }, show) =>
    t('undo.moderation_unmute', { name: nameOf(show, personId) }),
  'moderation.addFilter': (t, { phrase }) => t('undo.moderation_addFilter', { phrase }),
  'moderation.removeFilter': (t, { filterId }, show) =>
    t('undo.moderation_removeFilter', {
      phrase: show.moderation.filters.find(filter => filter.id === filterId)?.phrase ?? '',
    }),
  'offer.pin': (t, { productId }, show) => t('undo.offer_pin', { title: titleOf(show, productId) }),
  'offer.unpin': (t, { pinId }, show) =>
    t('undo.offer_unpin', { title: show.offers.pins.find(pin => pin.id === pinId)?.card.title ?? '' }),
  'offer.order': t => t('undo.offer_order'),
  'catalog.edit': (t, { productId }, show) => t('undo.catalog_edit', { title: titleOf(show, productId) }),
  'catalog.editMany': (t, { edits }) =>
    t('undo.catalog_editMany', { count: new Set(edits.map(({ productId }) => productId)).size }),
  'deal.remove': (t, { dealId }, show) =>
    t('undo.deal_remove', { title: show.deals.byId[dealId]?.plan.title ?? '' }),
  'runofshow.remove': (t, { segmentId }, show) =>
    t('undo.runofshow_remove', { title: segmentTitle(show, segmentId) }),
  'runofshow.move': (t, { segmentId }, show) =>
    t('undo.runofshow_move', { title: segmentTitle(show, segmentId) }),
};

/** Describes what a command did, for the undo toast; empty for commands without one. */
export function describeCommand<N extends CommandName>(
  t: Translate,
  name: N,
  data: CommandData<N>,
  before: ShowState,
): string {
  const describe: Describe<N> | undefined = descriptions[name];
  return describe?.(t, data, before) ?? '';
}
