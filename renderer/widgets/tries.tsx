import './pin-field.css';
import { useTranslation } from 'react-i18next';

/** Tries left as dots and words, before anybody types. */
export function Tries({ left, total }: { readonly left: number | undefined; readonly total?: number | undefined }) {
  const { t } = useTranslation();
  if (left === undefined) return <strong>{t('pin.triesUnknown')}</strong>;
  const of = Math.max(total ?? left, left);
  return (
    <div>
      <span className="cw-dots" aria-hidden="true">
        {'●'.repeat(left)}
        {'○'.repeat(of - left)}
      </span>
      <strong>{t('pin.triesLeft', { count: left })}</strong>
    </div>
  );
}
