import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderTile, TemporaryCardView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { HolderPin, NO_PINS, pinsFit } from './holder-pin.tsx';
import { unfinishedKey } from './pool-table.tsx';

type Open = NonNullable<TemporaryCardView['openOperation']>;

/** What was begun with the chip and is not finished: watch it, finish it when the card is back, or give it up. */
export function OpenOperation({ card }: { readonly card: TemporaryCardView }) {
  const { t } = useTranslation();
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  const { openOperation: open } = card;
  if (open === undefined) return null;
  const running = readers.some((reader) => reader.operation?.id === open.operationId);
  if (running)
    return (
      <Alert color="blue" variant="light">
        <Button variant="default" onClick={() => go(`/operations/${open.operationId}`)}>
          {t('temporaryCards.open.watch')}
        </Button>
      </Alert>
    );
  const back = readers.find((reader) => reader.unfinishedOperationId === open.operationId);
  return open.kind === 'wipe' ? <WipeWaits open={open} back={back} /> : <Stopped card={card} open={open} back={back} />;
}

/** It wipes itself when it is put in; by hand only where that did not come through. */
function WipeWaits({ open, back }: { readonly open: Open; readonly back: ReaderTile | undefined }) {
  const { t } = useTranslation();
  const finish = useAction('operation.finish');
  return (
    <Alert color="yellow" variant="light" title={t('temporaryCards.wipeTitle')}>
      <Text size="sm">{t('temporaryCards.wipeWaits')}</Text>
      {back === undefined ? null : (
        <Button
          mt="sm"
          loading={finish.isPending}
          onClick={() =>
            finish.mutate({ operationId: open.operationId, reader: back.name }, { onSuccess: () => go(`/operations/${open.operationId}`) })
          }
        >
          {t('temporaryCards.wipeAgain')}
        </Button>
      )}
      <FailureNotice failure={finish.error?.failure} />
    </Alert>
  );
}

interface StoppedProps {
  readonly card: TemporaryCardView;
  readonly open: Open;
  readonly back: ReaderTile | undefined;
}

function Stopped({ card, open, back }: StoppedProps) {
  const { t } = useTranslation();
  const finish = useAction('operation.finish');
  const discard = useAction('operation.discard');
  const [pins, setPins] = useState(NO_PINS);
  const needsPin = open.kind !== 'prepare';
  const ready = back !== undefined && (!needsPin || pinsFit(pins, card.lending.pinDigits));
  const { operationId } = open;
  const onFinish = (): void => {
    if (back === undefined) return;
    const input = { operationId, reader: back.name, ...(needsPin ? { newPin: pins.wanted } : {}) };
    finish.mutate(input, { onSuccess: () => go(`/operations/${operationId}`) });
  };
  const key = unfinishedKey(open.kind);
  return (
    <Alert color="red" variant="light" title={t('temporaryCards.open.title')}>
      <Text size="sm">
        {t(`temporaryCards.open.${key === 'wipe' ? 'other' : key}`, { person: open.personName ?? '', when: when(open.since) })}
      </Text>
      {back === undefined ? <Text size="sm">{t('temporaryCards.open.putIn')}</Text> : null}
      {back !== undefined && needsPin ? <HolderPin label={t('temporaryCards.lend.pin')} pins={pins} onChange={setPins} /> : null}
      <Group mt="sm">
        <Button disabled={!ready} loading={finish.isPending} onClick={onFinish}>
          {t('temporaryCards.open.finish')}
        </Button>
        <Button
          variant="default"
          color="red"
          loading={discard.isPending}
          onClick={() => discard.mutate({ operationId, ...(back === undefined ? {} : { reader: back.name }) })}
        >
          {t('temporaryCards.open.discard')}
        </Button>
      </Group>
      <FailureNotice failure={finish.error?.failure ?? discard.error?.failure} />
    </Alert>
  );
}
