import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { SpokenCode } from '../../widgets/spoken-code.tsx';

/** The answer to read out, and the four signs that come back. */
export function GiveAnswer({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const answer = useAction('card.answer-remote');
  if (answer.data === undefined)
    return (
      <Stack gap="sm">
        <Text size="sm">{t('call.answerText')}</Text>
        <FailureNotice failure={answer.error?.failure} />
        <Group>
          <Button autoFocus loading={answer.isPending} onClick={() => answer.mutate({ cardId })}>
            {t('call.answer')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="md">
      <Text size="sm">{t('call.readOut')}</Text>
      <SpokenCode groups={answer.data.groups} label={t('call.response')} />
      <Confirm cardId={cardId} />
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
  if (confirm.data !== undefined)
    return (
      <Alert
        color={confirm.data.outcome === 'wrong' ? 'red' : 'green'}
        variant="light"
        title={t(`call.confirmed.${confirm.data.outcome}`)}
        role="status"
      >
        <Text size="sm">{t(`call.confirmedText.${confirm.data.outcome}`)}</Text>
        <Group mt="sm">
          <Button autoFocus onClick={() => go(`/cards/${cardId}`)}>
            {t('pin.done')}
          </Button>
        </Group>
      </Alert>
    );
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
