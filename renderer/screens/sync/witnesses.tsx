import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';

/** Which stations have seen the newest head of the log, and when: a row of a list of facts. */
export function Witnesses({ of: { size, by, text } }: { readonly of: NonNullable<ActionOutput<'sync.stations'>['witnessed']> }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t('sync.status.witnessed')}</dt>
      <dd>
        {by.length === 0 ? t('sync.status.witnessedNone', { size }) : t('sync.status.witnessedBy', { count: by.length, size })}
        {by.length === 0 ? null : (
          <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
            {by.map(({ name, own, at }) => (
              <li key={`${name} ${at}`}>
                {t('sync.status.witness', { name: own ? t('sync.status.own', { name }) : name, at: dayAndTime(at) })}
              </li>
            ))}
          </ul>
        )}
        <div className="cw-mono cw-note">{text}</div>
      </dd>
    </>
  );
}
