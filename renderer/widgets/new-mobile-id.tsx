import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MobileIdView, MobileTicket } from '../../core/actions/views-mobile-id.ts';
import { time } from '../format.ts';
import { CancelButton } from './cancel-button.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { Qr } from './qr.tsx';
import { type NewMobileIdFor, useNewMobileId } from './use-new-mobile-id.ts';

interface Props {
  readonly of: NewMobileIdFor;
  readonly mobileIds: readonly MobileIdView[];
  readonly onDone: () => void;
}

/** Rows 37 and 39, in place: lock what is in force, show the code, and say when the phone has done its part. */
export function NewMobileId({ of, mobileIds, onDone }: Props) {
  const { t } = useTranslation();
  const { first, mayLock, pending, failure, ticket, outcome, lockFirst, begin } = useNewMobileId(of, mobileIds);
  const title = t(of === 'oneself' ? 'actions.self.get-mobile-id' : 'actions.mobile-id.supply');
  return (
    <Stack component="section" aria-label={title} className="cw-panel cw-empty" gap="sm" maw={560} mb="md">
      <h2>{title}</h2>
      {ticket === undefined ? (
        <Text size="sm">
          {first === undefined
            ? t(of === 'oneself' ? 'mobileIds.getText' : 'mobileIds.supplyText')
            : t('mobileIds.first', { number: first.number })}
        </Text>
      ) : null}
      {ticket !== undefined && outcome === 'waits' ? <Ticket ticket={ticket} /> : null}
      {ticket !== undefined && outcome !== undefined && outcome !== 'waits' ? (
        <Text role="status">{t(`mobileIds.${outcome}`, { number: ticket.number })}</Text>
      ) : null}
      <FailureNotice failure={failure?.failure} />
      <Group>
        {ticket === undefined && first === undefined ? (
          <Button loading={pending} onClick={begin} autoFocus>
            {t('mobileIds.show')}
          </Button>
        ) : null}
        {ticket === undefined && first !== undefined ? (
          <Button color="red" loading={pending} disabled={!mayLock} onClick={lockFirst} autoFocus>
            {t('mobileIds.lockFirst')}
          </Button>
        ) : null}
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}

/** What the phone scans, or where it went. */
function Ticket({ ticket }: { readonly ticket: MobileTicket }) {
  const { t } = useTranslation();
  const { number, url, mailedTo = '', endsAt } = ticket;
  if (url === undefined) return <Text role="status">{t('mobileIds.mailed', { email: mailedTo, time: time(endsAt) })}</Text>;
  return (
    <>
      <Text role="status">{t('mobileIds.scan')}</Text>
      <Qr text={url} label={t('mobileIds.qr', { number })} size={220} />
      <Text size="sm" className="cw-soft" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Text>
      <Text size="sm" className="cw-soft">
        {t('mobileIds.until', { time: time(endsAt) })}
      </Text>
    </>
  );
}
