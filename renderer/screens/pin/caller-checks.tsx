import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../core/actions/views.ts';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Remark } from '../../widgets/state-badge.tsx';

interface Props {
  readonly cardId: string;
  readonly view: CallView;
  readonly onChange: (view: CallView) => void;
}

type How = Omit<ActionInput<'card.check-caller'>, 'cardId'>;

/** The gate: which proofs the option wants, which are there, and the means to make each. */
export function CallerChecks({ cardId, view, onChange }: Props) {
  const { t } = useTranslation();
  const check = useAction('card.check-caller');
  const prove = (how: How): void => check.mutate({ cardId, ...how }, { onSuccess: onChange });
  return (
    <Stack gap="sm">
      <Text size="sm">{t(`call.policy.${view.policy as 'one'}`)}</Text>
      <Group gap="xs" role="status">
        {view.checks.map(({ check: which, proved, byName }) => (
          <Remark key={which} tone={proved ? 'ok' : 'off'} sign={proved ? '✓' : '○'}>
            {`${t(`call.checks.${which}`)}${byName === undefined ? '' : `: ${byName}`}`}
          </Remark>
        ))}
      </Group>
      <FailureNotice failure={check.error?.failure} />
      {view.enough ? null : <Means view={view} busy={check.isPending} onProve={prove} />}
    </Stack>
  );
}

interface MeansProps {
  readonly view: CallView;
  readonly busy: boolean;
  readonly onProve: (how: How) => void;
}

/** The ways to prove it that are left; none once it is proved well enough. */
function Means({ view, busy, onProve }: MeansProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const isProved = (one: string): boolean => view.checks.some(({ check: which, proved }) => which === one && proved);
  return (
    <>
      {isProved('call-back') ? null : (
        <Group>
          <span>{view.phone === undefined ? t('call.noPhone') : t('call.phone', { phone: view.phone })}</span>
          {view.phone === undefined ? null : (
            <Button size="compact-sm" variant="default" loading={busy} onClick={() => onProve({ how: 'called-back' })}>
              {t('call.calledBack')}
            </Button>
          )}
        </Group>
      )}
      {isProved('mail-code') ? null : (
        <Group align="end">
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => onProve({ how: 'send-mail' })}>
            {t(view.mailSent ? 'call.mailAgain' : 'call.mail')}
          </Button>
          {view.mailSent ? (
            <>
              <TextInput
                label={t('call.mailCode')}
                w={200}
                autoComplete="off"
                value={code}
                onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
              />
              <Button
                variant="default"
                loading={busy}
                disabled={code.trim() === ''}
                onClick={() => onProve({ how: 'mail-code', codeSecret: code })}
              >
                {t('call.checkCode')}
              </Button>
            </>
          ) : null}
        </Group>
      )}
      {isProved('second-person') ? null : <SecondPerson busy={busy} onProve={onProve} />}
    </>
  );
}

/** Their own password is typed by themselves, at this desk, and forgotten at once. */
function SecondPerson({ busy, onProve }: { readonly busy: boolean; readonly onProve: (how: How) => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const approve = (): void => {
    onProve({ how: 'second-person', email, password });
    setPassword('');
  };
  return (
    <Group align="end">
      <TextInput
        label={t('call.secondEmail')}
        w={220}
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('call.secondPassword')}
        w={200}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button variant="default" loading={busy} disabled={email === '' || password === ''} onClick={approve}>
        {t('call.second')}
      </Button>
    </Group>
  );
}
