import { useTranslation } from 'react-i18next';

/** A station that cannot serve holders now. */
export function Closed() {
  const { t } = useTranslation();
  return (
    <main className="cw-kiosk">
      <div className="cw-kiosk-panel">
        <h1>{t('kiosk.closed.title')}</h1>
        <p>{t('kiosk.closed.text')}</p>
      </div>
    </main>
  );
}
