import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { type CredentialRole, isCredentialRole } from '../../../core/roles/role-names.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { tell } from '../../widgets/tell.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Row 8: the roles that are offered, and those the person has. House roles are given elsewhere. */
export function EditRoles({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const standings = useStation('role.list', {}).data?.roles ?? [];
  const edit = useAction('person.edit-roles');
  const [roles, setRoles] = useState<readonly CredentialRole[]>(() => person.roles.filter(isCredentialRole));
  const asks = person.needsApproval.includes('person.edit-roles');
  const toggle = (role: CredentialRole): void => setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  const save = (): void =>
    edit.mutate(
      { personId: person.id, roles: [...roles] },
      {
        onSuccess: ({ requestId }) => {
          if (requestId !== undefined) tell(t('people.asked'), t);
          onDone();
        },
      },
    );
  return (
    <Stack className="cw-panel cw-empty" gap="xs" mb="md">
      <h2>{t('actions.person.edit-roles')}</h2>
      {standings
        .filter(({ role, offered }) => offered || person.roles.includes(role))
        .map(({ role }) => (
          <Checkbox key={role} label={role} checked={roles.includes(role)} onChange={() => toggle(role)} />
        ))}
      <Text size="sm" className="cw-soft">
        {t('people.rolesMailed')} {t(asks ? 'people.needsApproval' : 'people.atOnce')}
      </Text>
      <FailureNotice failure={edit.error?.failure} />
      <Group>
        <Button loading={edit.isPending} onClick={save}>
          {t(asks ? 'people.ask' : 'people.save')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
