import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { day, dayAndTime } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** The certificate authority's own certificates and its revocation list. */
export function Authority() {
  const { t } = useTranslation();
  const authority = useStation('authority.open', {});
  const save = useAction('authority.export');
  if (authority.error !== null) return <FailureNotice failure={authority.error.failure} />;
  if (authority.data === undefined) return null;
  const { certificates, crl, waiting } = authority.data;
  return (
    <>
      <div className="cw-panel cw-rows">
        {certificates.map((certificate) => (
          <div className="cw-row" key={certificate.serialHex}>
            <span className="cw-row-words">
              <span className="cw-row-title">{t(`settings.authority.roles.${certificate.role as 'root'}`)}</span>
              <span className="cw-soft">{certificate.subject}</span>
            </span>
            <span className="cw-row-side">{t('settings.authority.validTo', { day: day(certificate.notAfter) })}</span>
          </div>
        ))}
        {crl === undefined ? null : (
          <div className="cw-row">
            <span className="cw-row-words">
              <span className="cw-row-title">{t('settings.authority.crl')}</span>
              <span className="cw-soft">
                {t('settings.authority.crlText', {
                  number: crl.number,
                  at: dayAndTime(crl.thisUpdate),
                  next: dayAndTime(crl.nextUpdate),
                  entries: crl.entries,
                })}
              </span>
            </span>
          </div>
        )}
      </div>
      {waiting === 0 ? null : <Alert color="yellow">{t('settings.authority.waiting', { count: waiting })}</Alert>}
      <Group>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({})}>
          {t('settings.authority.export')}
        </Button>
      </Group>
      {save.data === undefined ? null : (
        <p role="status" className="cw-soft" style={{ overflowWrap: 'anywhere' }}>
          {t('settings.authority.exported', { folder: save.data.folder, files: save.data.files.join(', ') })}
        </p>
      )}
      <FailureNotice failure={save.error?.failure} />
    </>
  );
}
