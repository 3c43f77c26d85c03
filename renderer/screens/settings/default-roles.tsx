import { Alert, Button, Checkbox, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { credentialRoles } from '../../../core/roles/role-names.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Rows 9 to 11: roles that Edit roles offers, and those that new and reactivated people get. */
export function DefaultRoles() {
  const { t } = useTranslation();
  const session = useSession();
  const roles = useStation('role.list', {}).data?.roles ?? [];
  const remove = useAction('role.delete-defaults');
  const may = mayAtAll(session, 'role.create-default');
  const listed = roles.filter(({ offered, given }) => offered || given);
  return (
    <>
      <Text size="sm" className="cw-soft" mb="sm">
        {t('settings.defaultRole.text')}
      </Text>
      <FailureNotice failure={remove.error?.failure} />
      <div className="cw-panel cw-rows">
        {listed.map(({ role, offered, given }) => (
          <div className="cw-row" key={role}>
            <span className="cw-row-words">
              <span className="cw-row-title">{role}</span>
              <span className="cw-soft">
                {[offered ? t('settings.defaultRole.offered') : '', given ? t('settings.defaultRole.given') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {may ? (
              <Button size="compact-sm" variant="default" onClick={() => remove.mutate({ roles: [role] })}>
                {t('settings.remove')}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
      {may ? (
        <>
          <ByHand />
          <Upload />
        </>
      ) : null}
    </>
  );
}

function ByHand() {
  const { t } = useTranslation();
  const create = useAction('role.create-default');
  const [role, setRole] = useState<string | null>(null);
  const [given, setGiven] = useState(false);
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mt="md">
      <Group align="end">
        <Select label={t('settings.defaultRole.role')} w={320} value={role} onChange={setRole} data={[...credentialRoles]} />
        <Checkbox
          label={t('settings.defaultRole.given')}
          checked={given}
          onChange={(event) => setGiven(event.currentTarget.checked)}
          pb={8}
        />
        <Button
          disabled={role === null}
          loading={create.isPending}
          onClick={() => (role === null ? undefined : create.mutate({ role, given }, { onSuccess: () => setRole(null) }))}
        >
          {t('actions.role.create-default')}
        </Button>
      </Group>
      <FailureNotice failure={create.error?.failure} />
    </Stack>
  );
}

function Upload() {
  const { t } = useTranslation();
  const upload = useAction('role.upload-defaults');
  const choose = (file: File | null): void => {
    if (file !== null) void file.text().then((csv) => upload.mutate({ csv }));
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mt="md">
      <Text size="sm">{t('settings.defaultRole.file')}</Text>
      <Group>
        <FileButton onChange={choose} accept="text/csv,.csv">
          {(props) => (
            <Button variant="default" loading={upload.isPending} {...props}>
              {t('actions.role.upload-defaults')}
            </Button>
          )}
        </FileButton>
      </Group>
      <FailureNotice failure={upload.error?.failure} />
      {upload.data === undefined ? null : upload.data.problems.length === 0 ? (
        <Text role="status">{t('settings.defaultRole.saved', { count: upload.data.saved })}</Text>
      ) : (
        <Problems problems={upload.data.problems} />
      )}
    </Stack>
  );
}

/** Below a long list: it takes the focus, and so comes into sight. */
function Problems({ problems }: Pick<ActionOutput<'role.upload-defaults'>, 'problems'>) {
  const { t } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), []);
  return (
    <Alert ref={alert} tabIndex={-1} color="red" variant="light" role="alert" title={t('settings.defaultRole.notSaved')}>
      {problems.map(({ line, found, problem }) => (
        <Text size="sm" key={line}>
          {t(`settings.defaultRole.problems.${problem}`, { line, found })}
        </Text>
      ))}
    </Alert>
  );
}
