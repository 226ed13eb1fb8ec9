import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestResult } from '../../shared/show/protocol.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom } from '../app/room-context.tsx';
import { CopyField } from '../ui/input/CopyField.tsx';
import { Field } from '../ui/input/Field.tsx';
import { Spinner } from '../ui/Spinner.tsx';

/** An example of the webhook request. `hold` is the token in the URL that the buyer came by. */
const EXAMPLE = `POST /hooks/shows/…/shop
webhook-id: msg_1
webhook-timestamp: 1790000000
webhook-signature: v1,…

{ "kind": "paid", "hold": "eyJ…",
  "order": "1001", "at": 1790000000000 }`;

/** Address and signing secret of the webhook by which a shop reports payments. */
export function ShopPart() {
  const { t } = useTranslation('deals');
  const room = useRoom();
  const reportError = useReportError();
  const [webhook, setWebhook] = useState<RequestResult<'deal.webhook'>>();
  useEffect(() => {
    room.send('deal.webhook', {}).then(setWebhook, reportError);
  }, [room, reportError]);
  return (
    <div className="flex flex-col gap-4 p-3">
      <p className="text-pretty">{t('shop.body')}</p>
      {webhook ? (
        <>
          <Field label={t('shop.address')} hint={t('shop.addressHint')}>
            <CopyField label={t('shop.address')} value={webhook.address} />
          </Field>
          <Field label={t('shop.secret')} hint={t('shop.secretHint')}>
            <CopyField label={t('shop.secret')} value={webhook.secret} />
          </Field>
          <p className="text-pretty text-quiet">{t('shop.what')}</p>
          <pre className="overflow-x-auto rounded-s border border-line bg-canvas p-3 text-s">{EXAMPLE}</pre>
        </>
      ) : (
        <Spinner />
      )}
    </div>
  );
}
