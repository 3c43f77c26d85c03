import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';
import { Done } from './done.tsx';
import { PinPage } from './pin-page.tsx';

/** Row 33 with both halves at one desk: the holder chooses a new PIN, the sealed PUK does the rest. */
export function UnblockPin({ params }: ScreenProps) {
  const cardId = params.cardId ?? '';
  return (
    <PinPage cardId={cardId} kind="unblock">
      {(reader) => <Form cardId={cardId} reader={reader} />}
    </PinPage>
  );
}

function Form({ cardId, reader }: { readonly cardId: string; readonly reader: string }) {
  const { t } = useTranslation();
  const unblock = useAction('card.unblock-pin');
  const [pins, setPins] = useState({ wanted: '', again: '' });
  if (unblock.isSuccess) return <Done cardId={cardId} text={t('pin.unblocked')} />;
  const fits = pinFits(pins.wanted, pins.again);
  const mismatch = pins.again.length >= pins.wanted.length && pins.again !== '' && pins.again !== pins.wanted;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (fits && !unblock.isPending) unblock.mutate({ reader, newPin: pins.wanted });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PinField label={t('pin.new')} value={pins.wanted} onChange={(wanted) => setPins({ ...pins, wanted })} autoFocus />
        <PinRules pin={pins.wanted} />
        <PinField
          label={t('pin.again')}
          value={pins.again}
          onChange={(again) => setPins({ ...pins, again })}
          error={mismatch ? t('pin.mismatch') : undefined}
        />
        <FailureNotice failure={unblock.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!fits} loading={unblock.isPending}>
            {t('pin.submitUnblock')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
