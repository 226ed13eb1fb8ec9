import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_GRANT } from '../../shared/permissions/grant.ts';
import type { Role } from '../../shared/roles.ts';
import type { CommandResult } from '../../shared/show/protocol.ts';
import { useCommand } from '../app/room-context.tsx';
import { useProductValues } from '../catalog/use-product-values.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/input/Field.tsx';
import { Select } from '../ui/input/Select.tsx';
import { SuggestField } from '../ui/input/SuggestField.tsx';
import { TextField } from '../ui/input/TextField.tsx';

type TeamRole = Exclude<Role, 'viewer'>;

const ROLES: TeamRole[] = ['moderator', 'brand', 'host'];
const HOURS = [4, 24, 168, 720] as const;
const MAX_NAME = 40;
const MAX_BRAND = 80;

interface Draft {
  name: string;
  role: TeamRole;
  brand: string;
  hours: number;
}

const EMPTY: Draft = { name: '', role: 'moderator', brand: '', hours: 24 };

function BrandField({ value, onChange }: { value: string; onChange: (brand: string) => void }) {
  const { t } = useTranslation('team');
  // Offered as a list, so that the spelling matches the catalog.
  const brands = useProductValues('brand');
  return (
    <SuggestField
      label={t('form.brand')}
      hint={t('form.brandHint')}
      options={brands}
      value={value}
      maxLength={MAX_BRAND}
      required
      onChange={onChange}
      className="col-span-2"
    />
  );
}

/** A form for an invite: name, role, brand and expiry. */
export function InviteForm({ onMade }: { onMade: (made: CommandResult<'team.invite'>) => void }) {
  const { t } = useTranslation(['team', 'common']);
  const command = useCommand();
  const [draft, setDraft] = useState(EMPTY);
  const [sending, setSending] = useState(false);
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const brand = draft.role === 'brand' ? draft.brand.trim() : '';
  const isComplete = draft.name.trim() !== '' && (draft.role !== 'brand' || brand !== '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    const { role, hours } = draft;
    const made = await command('team.invite', {
      name: draft.name.trim(),
      role,
      hours,
      ...(brand ? { brand } : {}),
      ...(role === 'moderator' ? { grant: DEFAULT_GRANT } : {}),
    });
    setSending(false);
    if (made) onMade(made);
  };

  return (
    <form onSubmit={event => void submit(event)} className="grid grid-cols-2 items-start gap-3">
      <TextField
        label={t('form.name')}
        value={draft.name}
        maxLength={MAX_NAME}
        autoComplete="off"
        required
        onChange={name => change({ name })}
        className="col-span-2"
      />
      <Field label={t('form.role')}>
        <Select
          label={t('form.role')}
          options={ROLES.map(role => ({ value: role, label: t(`common:role.${role}`) }))}
          value={draft.role}
          onChange={role => change({ role: role as TeamRole })}
        />
      </Field>
      <Field label={t('form.lasts')}>
        <Select
          label={t('form.lasts')}
          options={HOURS.map(hours => ({ value: String(hours), label: t(`form.hours.${hours}`) }))}
          value={String(draft.hours)}
          onChange={hours => change({ hours: Number(hours) })}
        />
      </Field>
      {draft.role === 'brand' ? (
        <BrandField value={draft.brand} onChange={next => change({ brand: next })} />
      ) : null}
      <p className="col-span-2 text-quiet text-s">{t(`form.may.${draft.role}`)}</p>
      <div className="col-span-2">
        <Button type="submit" variant="primary" disabled={!isComplete || sending}>
          {t('form.make')}
        </Button>
      </div>
    </form>
  );
}
