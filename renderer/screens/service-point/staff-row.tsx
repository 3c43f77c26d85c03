import { Button, Group, Menu, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Somebody of the staff: role and state, and what may be changed of both; why not stands there. */
export function StaffRow({ member }: { readonly member: StaffView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const change = useAction('membership.change-role');
  const enable = useAction('membership.enable');
  const { membershipId, person, grantedBy, grantedAt } = member;
  const verb = member.state === 'disabled' ? 'membership.enable' : 'membership.disable';
  const possible = member.possible.find(({ action }) => action === verb);
  const granted =
    grantedBy === undefined || grantedBy === '' || grantedAt === undefined
      ? undefined
      : t('staff.granted', { who: grantedBy, when: when(grantedAt) });
  const press = (): void => (verb === 'membership.enable' ? enable.mutate({ membershipId }) : setAsked(true));
  return (
    <div className="cw-row" style={{ flexWrap: 'wrap', rowGap: 2 }}>
      <span className="cw-row-words">
        <span className="cw-row-title">{person.name}</span>
        <span className="cw-soft">{[person.email, granted].filter(Boolean).join(' · ')}</span>
      </span>
      <StateBadge state={member.state} />
      <RoleMenu member={member} busy={change.isPending} onChoose={(role) => change.mutate({ membershipId, role })} />
      <Button
        size="compact-sm"
        w={80}
        variant="default"
        aria-label={t(verb === 'membership.enable' ? 'staff.enableOf' : 'staff.disableOf', { name: person.name })}
        disabled={possible?.allowed !== true}
        title={whyNot(possible?.because, t)}
        loading={enable.isPending}
        onClick={press}
      >
        {t(verb === 'membership.enable' ? 'staff.enable' : 'staff.disable')}
      </Button>
      {possible?.allowed === true ? null : (
        <Text size="xs" className="cw-soft" w="100%" ta="right">
          {whyNot(possible?.because, t)}
        </Text>
      )}
      <div style={{ flexBasis: '100%', paddingTop: 6 }} hidden={change.error === null && enable.error === null && !asked}>
        <FailureNotice failure={(change.error ?? enable.error)?.failure} />
        {asked ? <Disable member={member} onDone={() => setAsked(false)} /> : null}
      </div>
    </div>
  );
}

interface RoleMenuProps {
  readonly member: StaffView;
  readonly busy: boolean;
  readonly onChoose: (role: StaffView['role']) => void;
}

/** Rows 4 to 6. */
function RoleMenu({ member, busy, onChoose }: RoleMenuProps) {
  const { t } = useTranslation();
  const others = member.roles.filter(({ role }) => role !== member.role);
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          size="compact-sm"
          w={196}
          variant="default"
          loading={busy}
          aria-label={`${t('staff.roleOf', { name: member.person.name })}: ${t(`points.roles.${member.role}`)}`}
          rightSection="▾"
        >
          {t(`points.roles.${member.role}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ role, allowed, because }) => (
          <Menu.Item
            key={role}
            {...(allowed ? {} : { 'data-disabled': true })}
            aria-disabled={!allowed}
            closeMenuOnClick={allowed}
            onClick={() => (allowed ? onChoose(role) : undefined)}
          >
            {t('staff.becomes', { role: t(`points.roles.${role}`) })}
            {allowed ? null : <span className="cw-reason">{whyNot(because, t)}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Rows 7, 9 and 10: with what it will do before it does it. */
function Disable({ member, onDone }: { readonly member: StaffView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const disable = useAction('membership.disable');
  const { membershipId, person } = member;
  return (
    <>
      <Text size="sm" mb="sm">
        {t('staff.disableText', { name: person.name })}
      </Text>
      <FailureNotice failure={disable.error?.failure} />
      <Group>
        <Button autoFocus color="red" loading={disable.isPending} onClick={() => disable.mutate({ membershipId }, { onSuccess: onDone })}>
          {t('staff.disableOf', { name: person.name })}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </>
  );
}
