import '../../no-made-up-code.ts';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../core/actions/views.ts';
import { QuietPage } from '../../widgets/quiet-page.tsx';
import { DemoForm } from './demo-form.tsx';
import { FoundForm } from './found-form.tsx';
import { JoinForm } from './join-form.tsx';
import { RestoreForm } from './restore-form.tsx';

/** The first thing a new station asks: a new organisation, an existing one, demo data, or a backup. */
export function FirstStart({ status }: { readonly status: StationStatus }) {
  const { t } = useTranslation();
  return (
    <QuietPage title={t('firstStart.title')} text={t('firstStart.text')} wide>
      <Tabs defaultValue="found" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="found">{t('firstStart.tabs.found')}</Tabs.Tab>
          <Tabs.Tab value="join">{t('firstStart.tabs.join')}</Tabs.Tab>
          <Tabs.Tab value="demo">{t('firstStart.tabs.demo')}</Tabs.Tab>
          <Tabs.Tab value="restore">{t('firstStart.tabs.restore')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="found">
          <FoundForm sealing={status.sealing.sentence} />
        </Tabs.Panel>
        <Tabs.Panel value="join">
          <JoinForm />
        </Tabs.Panel>
        <Tabs.Panel value="demo">
          <DemoForm />
        </Tabs.Panel>
        <Tabs.Panel value="restore">
          <RestoreForm />
        </Tabs.Panel>
      </Tabs>
    </QuietPage>
  );
}
