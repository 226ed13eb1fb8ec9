import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/roles.ts';
import { Badge, type Tone } from '../ui/Badge.tsx';

const TONES: Record<Exclude<Role, 'viewer'>, Tone> = { host: 'info', moderator: 'money', brand: 'quiet' };

/** A badge for the crew's roles; nothing for viewers. */
export function RoleBadge({ role }: { role: Role }) {
  const { t } = useTranslation('chat');
  if (role === 'viewer') return null;
  return <Badge tone={TONES[role]}>{t(`role.${role}`)}</Badge>;
}
