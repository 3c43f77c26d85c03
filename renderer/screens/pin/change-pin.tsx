import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';
import { useAction } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';
import { Done } from './done.tsx';
import { PinPage, type PinStatus } from './pin-page.tsx';

/** Row 34 at the desk: the holder types the PIN of now and a new one. */
export function ChangePin({ params }: ScreenProps) {
  const cardId = params.cardId ?? '';
  return (
    <PinPage cardId={cardId} kind="change">
      {(reader, status) => <Form cardId={cardId} reader={reader} status={status} />}
    </PinPage>
  );
}

function Form({ cardId, reader, status }: { readonly cardId: string; readonly reader: string; readonly status: PinStatus }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useAction('card.change-pin');
  const [pins, setPins] = useState({ old: '', wanted: '', again: '' });
  const [spend, setSpend] = useState(false);
  if (change.isSuccess) return <Done cardId={cardId} text={t('pin.changed')} />;
  if (status.pinTriesLeft === 0) return <FailureNotice failure={{ code: 'pin-blocked' }} />;
  if (status.pinTriesLeft === 1 && !spend) return <LastTry cardId={cardId} onSpend={() => setSpend(true)} />;
  const fits = /^[0-9]{6,8}$/.test(pins.old) && pinFits(pins.wanted, pins.again) && pins.old !== pins.wanted;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!fits || change.isPending) return;
    const input = { reader, oldPin: pins.old, newPin: pins.wanted, ...(spend ? { spendLastTry: true } : {}) };
    change.mutate(input, {
      onSettled: () => {
        setPins({ ...pins, old: '' });
        void client.invalidateQueries({ queryKey: ['card.pin-status'] });
      },
    });
  };
  const mismatch = pins.again.length >= pins.wanted.length && pins.again !== '' && pins.again !== pins.wanted;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PinField label={t('pin.old')} value={pins.old} onChange={(old) => setPins({ ...pins, old })} autoFocus />
        <PinField label={t('pin.new')} value={pins.wanted} onChange={(wanted) => setPins({ ...pins, wanted })} />
        <PinRules pin={pins.wanted} old={pins.old} />
        <PinField
          label={t('pin.again')}
          value={pins.again}
          onChange={(again) => setPins({ ...pins, again })}
          error={mismatch ? t('pin.mismatch') : undefined}
        />
        <FailureNotice failure={change.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!fits} loading={change.isPending}>
            {t('pin.submitChange')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A full stop before the last try: what it would cost and what else can be done. */
function LastTry({ cardId, onSpend }: { readonly cardId: string; readonly onSpend: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" title={t('pin.lastTry.title')}>
      <Text size="sm">{t('pin.lastTry.text')}</Text>
      <Group mt="md">
        <Button autoFocus onClick={() => go(`/cards/${cardId}/unblock`)}>
          {t('pin.lastTry.unblock')}
        </Button>
        <Button variant="default" onClick={onSpend}>
          {t('pin.lastTry.spend')}
        </Button>
      </Group>
    </Alert>
  );
}
