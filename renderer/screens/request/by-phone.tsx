import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneAsked } from '../../../core/actions/views-mobile-id.ts';
import { failures } from '../../../core/failures/table.ts';
import { call } from '../../bridge.ts';
import { time } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Qr } from '../../widgets/qr.tsx';
import { type Phone, usePhone } from '../../widgets/use-phone.ts';

interface Props {
  readonly requestId: string;
  /** Why it is rejected; approved where it is not there. */
  readonly reason?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A decision that the approver's own phone shows and signs: the code, the number to compare, and what becomes of it. */
export function ByPhone({ requestId, reason, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const approve = useAction('request.approve');
  const reject = useAction('request.reject');
  const decision = reason === undefined ? 'approve' : 'reject';
  const phone = usePhone({
    ask: () => call('request.ask-mobile-id', { requestId, decision, ...(reason === undefined ? {} : { reason }) }),
    after: async (of) => {
      const { signed, trouble } = await call('request.after-mobile-id', { requestId, ...of });
      return { done: signed, trouble };
    },
    onDone: (askedId) => {
      if (reason === undefined) approve.mutate({ requestId, askedId }, { onSuccess: onDone });
      else reject.mutate({ requestId, askedId, reason }, { onSuccess: onDone });
    },
  });
  const begin = useEffectEvent(phone.ask);
  useEffect(() => begin(), []);
  const deciding = reason === undefined ? approve : reject;
  const again = (): void => {
    deciding.reset();
    phone.ask();
  };
  const failure = deciding.error ?? phone.failure;
  return (
    <Stack component="section" gap="sm" aria-label={t(`requests.phone.${decision}`)}>
      <h2>{t(`requests.phone.${decision}`)}</h2>
      {failure === null ? <Shown phone={phone} signed={!deciding.isIdle} /> : null}
      <FailureNotice failure={failure?.failure} />
      <Group>
        {failure === null || failures[failure.failure.code].retry !== 'now' ? null : (
          <Button loading={phone.pending} onClick={again}>
            {t('requests.phone.again')}
          </Button>
        )}
        <CancelButton onClick={onCancel} autoFocus />
      </Group>
    </Stack>
  );
}

function Shown({ phone: { asked, trouble }, signed }: { readonly phone: Phone; readonly signed: boolean }) {
  const { t } = useTranslation();
  const words = signed ? 'signed' : asked === undefined ? 'asks' : trouble === undefined ? 'waits' : (`trouble.${trouble}` as const);
  return (
    <>
      {asked === undefined || signed ? null : <Code asked={asked} />}
      <Text size="sm">
        <span role="status">{t(`requests.phone.${words}`)}</span>{' '}
        {asked === undefined || signed ? null : t('requests.phone.until', { time: time(asked.endsAt) })}
      </Text>
    </>
  );
}

/** What the phone scans, and the number beside it. */
function Code({ asked: { url, number } }: { readonly asked: PhoneAsked }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('requests.phone.scan')}</Text>
      <Group gap="lg" align="center" wrap="nowrap">
        <Qr text={url} label={t('requests.phone.qr')} size={190} />
        <Stack gap={4}>
          <Text size="sm">{t('requests.phone.number')}</Text>
          <strong className="cw-phone-number">{number}</strong>
        </Stack>
      </Group>
    </>
  );
}
