import type { TFunction } from 'i18next';

export interface LineProblem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** What is wrong with a line of a file of people, in words. */
export function lineProblem({ code, params = {} }: LineProblem, t: TFunction): string {
  if (code === 'input-invalid')
    return t('imports.wrong', {
      field: t(`imports.fields.${String(params['field'])}`, { defaultValue: String(params['field']) }),
      wanted: params['wanted'],
    });
  if (code === 'line-unreadable') return t(`imports.unreadable.${String(params['because'])}`);
  return t(`failures.${code}.happened`, params);
}
