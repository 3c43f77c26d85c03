import { Alert, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Failure, FailureCode } from '../../core/failures/table.ts';

interface Props {
  readonly failure: { readonly code: string; readonly params?: Failure['params'] | undefined; readonly reference?: string } | undefined;
}

/** What the sentences are filled with: a program that this user may not see has no name. */
function said(params: Failure['params'], t: TFunction): NonNullable<Failure['params']> {
  return params?.['holders'] === '' ? { ...params, holders: t('frame.unseenProgram') } : (params ?? {});
}

/** A failure in its three sentences, code and reference small; read out as soon as it appears. */
export function FailureNotice({ failure }: Props) {
  const { t } = useTranslation();
  if (failure === undefined) return null;
  const code = failure.code as FailureCode;
  const params = said(failure.params, t);
  return (
    <Alert color="red" variant="light" role="alert" title={t(`failures.${code}.happened`, params)} className="cw-failure">
      <Text size="sm">{t(`failures.${code}.means`, params)}</Text>
      <Text size="sm" fw={600} mt={4}>
        {t(`failures.${code}.next`, params)}
      </Text>
      <Text size="xs" c="dimmed" mt={6}>
        {t('frame.code', { code })}
        {failure.reference === undefined ? '' : ` · ${t('frame.reference', { reference: failure.reference })}`}
      </Text>
    </Alert>
  );
}

/** The same in one line, for strips and rows. */
export function FailureLine({ failure }: Props) {
  const { t } = useTranslation();
  if (failure === undefined) return null;
  const code = failure.code as FailureCode;
  const params = said(failure.params, t);
  return (
    <span role="alert" className="cw-failure-line">
      <strong>{t(`failures.${code}.happened`, params)}</strong> {t(`failures.${code}.next`, params)}
    </span>
  );
}
