import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { useAction } from '../queries.ts';
import { PhotoChoice } from '../widgets/photo-choice.tsx';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';

/** Row 19. */
export function MyPhoto({ mine, onBack }: { readonly mine: SelfView; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const edit = useAction('self.edit-photo');
  const [photo, setPhoto] = useState<string | undefined>();
  return (
    <Page title={t('kiosk.mine.photo')} onBack={onBack}>
      <Stack className="cw-kiosk-panel" gap="md">
        {edit.isSuccess ? (
          <>
            <strong role="status">✓ {t(mine.photoNeedsApproval ? 'kiosk.photo.sent' : 'kiosk.photo.saved')}</strong>
            <Button autoFocus onClick={onBack}>
              {t('kiosk.done')}
            </Button>
          </>
        ) : (
          <>
            <PhotoChoice photo={photo ?? mine.photo} name={mine.name} onChoose={setPhoto} />
            <Text>{t(mine.photoNeedsApproval ? 'kiosk.photo.approved' : 'kiosk.photo.atOnce')}</Text>
            <Trouble of={edit.error} />
            <Button
              loading={edit.isPending}
              disabled={photo === undefined}
              onClick={() => (photo === undefined ? undefined : edit.mutate({ photo }))}
            >
              {t('kiosk.photo.send')}
            </Button>
          </>
        )}
      </Stack>
    </Page>
  );
}
