import { Plug } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShopKind } from '../../shared/shops/connection.ts';
import { useRoom } from '../app/room-context.tsx';
import { FormEnd } from '../ui/input/FormEnd.tsx';
import { Select } from '../ui/input/Select.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { credentialsOf, EMPTY_DRAFT, fieldsOf, missingIn, type ShopDraft } from './draft.ts';
import { useFaultText } from './use-fault-text.ts';

/** A form that connects one more shop, or one that is there with other credentials. */
export function ConnectShop({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslation('shops');
  const room = useRoom();
  const faultText = useFaultText();
  const [draft, setDraft] = useState<ShopDraft>(EMPTY_DRAFT);
  const [error, setError] = useState<string>();
  const [state, setState] = useState<'new' | 'incomplete' | 'busy'>('new');
  const change = (part: Partial<ShopDraft>) => setDraft(before => ({ ...before, ...part }));
  const missing = missingIn(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    if (missing.length > 0) return setState('incomplete');
    setState('busy');
    try {
      await room.send('shop.connect', { address: draft.address.trim(), credentials: credentialsOf(draft) });
      setDraft({ ...EMPTY_DRAFT, kind: draft.kind });
    } catch (caught) {
      setError(faultText(caught));
    }
    setState('new');
  };
  return (
    <PanelSection title={isFirst ? t('open') : t('connect.title')}>
      <form className="flex flex-col gap-3 px-3 pb-4" noValidate onSubmit={event => void submit(event)}>
        <Select
          label={t('connect.kind')}
          options={ShopKind.options.map(kind => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          onChange={kind => setDraft({ ...EMPTY_DRAFT, kind: ShopKind.parse(kind) })}
        />
        {draft.kind === 'shopify' ? (
          <Select
            label={t('connect.signIn')}
            options={(['app', 'token'] as const).map(way => ({
              value: way,
              label: t(`connect.ways.${way}`),
            }))}
            value={draft.way}
            onChange={way => change({ way: way === 'token' ? 'token' : 'app' })}
          />
        ) : null}
        <p className="text-pretty text-quiet text-s">{t(`connect.how.${draft.kind}`)}</p>
        {fieldsOf(draft).map(({ field, secret, optional }) => (
          <TextField
            key={field}
            label={t(`connect.field.${draft.kind}.${field}`)}
            placeholder={field === 'address' ? t(`connect.example.${draft.kind}`) : undefined}
            type={secret ? 'password' : 'text'}
            autoComplete="off"
            spellCheck={false}
            value={draft[field]}
            hint={optional ? t('connect.optional') : undefined}
            error={state === 'incomplete' && missing.includes(field) ? t('connect.needed') : undefined}
            onChange={text => change({ [field]: text })}
          />
        ))}
        <FormEnd
          error={error}
          icon={<Plug size={16} aria-hidden />}
          button={t('connect.button')}
          busy={state === 'busy' ? t('connect.asking') : undefined}
        />
        <p className="text-pretty text-faint text-s">{t('connect.kept')}</p>
      </form>
    </PanelSection>
  );
}
