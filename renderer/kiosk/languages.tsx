import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak } from '../strings/kiosk.ts';
import { languageNames, languages } from '../strings/languages.ts';

/** The language of this visit; each is named in itself. */
export function Languages() {
  const { t, i18n } = useTranslation();
  return (
    <Group component="nav" gap="xs" aria-label={t('kiosk.language')}>
      {languages.map((language) => (
        <Button
          key={language}
          lang={language}
          variant={i18n.language === language ? 'filled' : 'default'}
          aria-pressed={i18n.language === language}
          onClick={() => speak(language)}
        >
          {languageNames[language]}
        </Button>
      ))}
    </Group>
  );
}
