import { useTranslation } from 'react-i18next';

/** A path that no screen has. */
export function NotThere() {
  const { t } = useTranslation();
  return (
    <section>
      <h1>{t('frame.notThere.title')}</h1>
      <p className="cw-soft">{t('frame.notThere.text')}</p>
    </section>
  );
}
