import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { SpokenCode } from '../../widgets/spoken-code.tsx';

interface Props {
  readonly cardId: string;
  readonly view: CallView;
}

/** The answer, sent by itself or read out, and the four signs that come back. */
export function GiveAnswer({ cardId, view }: Props) {
  const { t } = useTranslation();
  const answer = useAction('card.answer-remote');
  const online = view.online !== 'no';
  const groups = answer.data?.groups ?? [];
  if (view.outcome !== undefined) return <Confirmed cardId={cardId} outcome={view.outcome} />;
  if (answer.data === undefined)
    return (
      <Stack gap="sm">
        <Text size="sm">{t(online ? 'call.sendText' : 'call.answerText')}</Text>
        <FailureNotice failure={answer.error?.failure} />
        <Group>
          <Button autoFocus loading={answer.isPending} onClick={() => answer.mutate({ cardId })}>
            {t(online ? 'call.send' : 'call.answer')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="md">
      {view.online === 'no' ? null : <Text role="status">{t(`call.online.${view.online}`, { station: view.stationName })}</Text>}
      {groups.length === 0 ? (
        <Group>
          <Button variant="default" onClick={() => answer.mutate({ cardId, aloud: true })}>
            {t('call.readAloud')}
          </Button>
        </Group>
      ) : (
        <>
          <Text size="sm">{t('call.readOut')}</Text>
          <SpokenCode groups={groups} label={t('call.response')} />
        </>
      )}
      {groups.length === 0 && ['open', 'sent'].includes(view.online) ? null : <Confirm cardId={cardId} />}
    </Stack>
  );
}

function Confirm({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const confirm = useAction('card.confirm-remote');
  const [proof, setProof] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (proof.trim().length >= 4 && !confirm.isPending) confirm.mutate({ cardId, proof });
  };
  if (confirm.data !== undefined) return <Confirmed cardId={cardId} outcome={confirm.data.outcome} />;
  return (
    <form onSubmit={submit}>
      <Group align="end">
        <TextInput
          label={t('call.proof')}
          description={t('call.proofText')}
          w={340}
          autoComplete="off"
          maxLength={8}
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value.toUpperCase())}
        />
        <Button type="submit" disabled={proof.trim().length < 4} loading={confirm.isPending}>
          {t('call.confirm')}
        </Button>
      </Group>
      <FailureNotice failure={confirm.error?.failure} />
    </form>
  );
}

/** What became of it, by the four signs. */
function Confirmed({ cardId, outcome }: { readonly cardId: string; readonly outcome: NonNullable<CallView['outcome']> }) {
  const { t } = useTranslation();
  return (
    <Alert color={outcome === 'wrong' ? 'red' : 'green'} variant="light" title={t(`call.confirmed.${outcome}`)} role="status">
      <Text size="sm">{t(`call.confirmedText.${outcome}`)}</Text>
      <Group mt="sm">
        <Button autoFocus onClick={() => go(`/cards/${cardId}`)}>
          {t('pin.done')}
        </Button>
      </Group>
    </Alert>
  );
}
