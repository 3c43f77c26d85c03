import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type Shown = ActionOutput<'mail.open'>;

/** What waits, with its tries, and what was given up. What a mail says is not shown to anybody. */
export function MailList({ mail, mayTry }: { readonly mail: Shown; readonly mayTry: boolean }) {
  const { t } = useTranslation();
  const send = useAction('mail.send-now');
  return (
    <>
      <Group justify="space-between" mt="md">
        <h2>{mail.waiting === 0 ? t('settings.mail.nothing') : t('settings.mail.waiting', { count: mail.waiting })}</h2>
        {mayTry && mail.waiting > 0 ? (
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate({})}>
            {t('actions.mail.send-now')}
          </Button>
        ) : null}
      </Group>
      <FailureNotice failure={send.error?.failure} />
      {send.data === undefined ? null : <Text role="status">{t('settings.mail.sent', { count: send.data.sent })}</Text>}
      <Rows mails={mail.mails} given={false} />
      {mail.failed.length === 0 ? null : (
        <>
          <h2>{t('settings.mail.failed')}</h2>
          <Rows mails={mail.failed} given />
        </>
      )}
    </>
  );
}

function Rows({ mails, given }: { readonly mails: Shown['mails']; readonly given: boolean }) {
  const { t } = useTranslation();
  if (mails.length === 0) return null;
  const standing = ({ attempts, nextAt, lastError: error = '' }: Shown['mails'][number]): string =>
    given
      ? t('settings.mail.gone', { error })
      : attempts === 0
        ? ''
        : t('settings.mail.next', { attempts, at: nextAt === undefined ? '' : dayAndTime(nextAt), error });
  return (
    <div className="cw-panel cw-rows">
      {mails.map((mail) => (
        <div className="cw-row" key={mail.id}>
          <span className="cw-row-words">
            <span className="cw-row-title">{t(`settings.mail.kinds.${mail.kind as 'new-password'}`, { defaultValue: mail.kind })}</span>
            <span className="cw-soft">
              {[t('settings.mail.to', { number: mail.number, at: dayAndTime(mail.madeAt) }), standing(mail)].filter(Boolean).join(' · ')}
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
