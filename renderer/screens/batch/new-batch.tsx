import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Asked } from './asked.tsx';
import { type Order, orders, type Picked } from './orders.ts';
import { Pick } from './pick.tsx';

/** First step of every batch: which order, for whom, and with what. The preview is the batch's own page. */
export function NewBatch({ params }: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const may = (Object.keys(orders) as Order[]).filter((one) => mayAtAll(session, one));
  const [order, setOrder] = useState<Order | undefined>(may.find((one) => one === params.order) ?? may[0]);
  const [picked, setPicked] = useState<Picked>({ ids: [] });
  const choose = (value: string | null): void => {
    setOrder((value ?? order) as Order);
    setPicked({ ids: [] });
  };
  return (
    <section>
      <PageHeader crumbs={[[t('batches.title'), '/batches']]} title={t('batches.new')} sub={t('batches.newText')} />
      {order === undefined ? null : (
        <Stack gap="md">
          <Select
            label={t('batches.what')}
            w={340}
            allowDeselect={false}
            value={order}
            onChange={choose}
            data={may.map((one) => ({ value: one, label: t(`actions.${one}`) }))}
          />
          <Pick key={order} order={order} picked={picked} onPick={setPicked} />
          <Asked key={`${order} asked`} order={order} picked={picked} />
        </Stack>
      )}
    </section>
  );
}
