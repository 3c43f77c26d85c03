import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { toldWhere } from '../../widgets/told-where.ts';

/** The refused lines for whoever mends the file: which line, and what is wrong with it. */
export function ExportRefused({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useAction('import.export-refused');
  return (
    <>
      <Button variant="default" size="xs" loading={isPending} onClick={() => mutate({ importId }, { onSuccess: toldWhere(t) })}>
        {t('imports.exportRefused')}
      </Button>
      <FailureNotice failure={error?.failure} />
    </>
  );
}
