import { Group, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CredentialRole } from '../../../core/roles/role-names.ts';
import { useStation } from '../../queries.ts';

interface Props {
  readonly give: readonly CredentialRole[];
  readonly take: readonly CredentialRole[];
  readonly onChange: (change: { give: readonly CredentialRole[]; take: readonly CredentialRole[] }) => void;
}

/** Row 25: which roles to give, which to take, which to leave. */
export function RolesAsked({ give, take, onChange }: Props) {
  const { t } = useTranslation();
  const roles = useStation('role.list', {}).data?.roles ?? [];
  const without = (list: readonly CredentialRole[], role: CredentialRole) => list.filter((one) => one !== role);
  const choose = (role: CredentialRole, what: string): void =>
    onChange({
      give: what === 'give' ? [...give, role] : without(give, role),
      take: what === 'take' ? [...take, role] : without(take, role),
    });
  return (
    <>
      {roles.map(({ role, offered }) => (
        <Group key={role}>
          <SegmentedControl
            size="xs"
            aria-label={role}
            value={give.includes(role) ? 'give' : take.includes(role) ? 'take' : 'leave'}
            onChange={(what) => choose(role, what)}
            data={(['leave', 'give', 'take'] as const).map((what) => ({
              value: what,
              label: t(`batches.roles.${what}`),
              disabled: what === 'give' && !offered,
            }))}
          />
          <span>{role}</span>
        </Group>
      ))}
    </>
  );
}
