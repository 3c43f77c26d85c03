import { Button, Checkbox, Group, Kbd, Radio, SimpleGrid, Stack, Switch } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** Row 28 at hand-over: documents, photo, receipt; the holder may choose the PIN; then the certificates are valid. */
export function ActivateCard({ params }: ScreenProps) {
  const card = useStation('card.open', { cardId: params.cardId ?? '' });
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  return card.data === undefined ? null : <Form card={card.data} />;
}

const noPins = { letter: '', wanted: '', again: '' };

function Form({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const identifiers = useStation('person.identifiers', {}).data?.identifiers ?? [];
  const reader = useReaderOf()(card.id)?.name;
  const activate = useAction('card.activate');
  const [documents, setDocuments] = useState<string[]>([]);
  const [compared, setCompared] = useState(false);
  const [receipt, setReceipt] = useState<'signature' | 'paper'>('signature');
  const [choosing, setChoosing] = useState(false);
  const [pins, setPins] = useState(noPins);
  const printed = card.letterState === 'printed';
  if (activate.isSuccess) return <Active card={card} />;
  const pinReady =
    !choosing || (reader !== undefined && pinFits(pins.wanted, pins.again) && (!printed || /^[0-9]{6,8}$/.test(pins.letter)));
  const ready = documents.length > 0 && compared && pinReady && (printed || choosing);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || activate.isPending) return;
    const choose =
      choosing && reader !== undefined ? { choose: { reader, newPin: pins.wanted, ...(printed ? { letterPin: pins.letter } : {}) } } : {};
    activate.mutate(
      { cardId: card.id, identifierIds: documents, photoCompared: true, receipt, ...choose },
      { onError: () => setPins({ ...pins, letter: '' }) },
    );
  };
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.desk'), '/desk'],
          [t('card.name', { number: card.number }), `/cards/${card.id}`],
        ]}
        title={t('activate.title', { card: card.number })}
        sub={t('activate.text')}
      />
      <form onSubmit={submit}>
        <Group align="start" gap={28} wrap="nowrap">
          <Stack gap="sm" w={260} className="cw-panel" p="md">
            <Photo photo={card.photo} name={card.personName} size={226} square />
            <strong style={{ fontSize: 18 }}>{card.personName}</strong>
            <span className="cw-soft">{card.profileName}</span>
          </Stack>
          <Stack gap="md" className="cw-panel" p="lg" style={{ flex: 1, maxWidth: 640 }}>
            <Checkbox.Group label={t('activate.documents')} value={documents} onChange={setDocuments}>
              <SimpleGrid cols={2} spacing={8} mt={8}>
                {identifiers.map(({ id, name }, index) => (
                  <Checkbox key={id} value={id} label={name} data-autofocus={index === 0 || undefined} autoFocus={index === 0} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
            <Checkbox checked={compared} onChange={(event) => setCompared(event.currentTarget.checked)} label={t('activate.photo')} />
            <Radio.Group label={t('activate.receipt')} value={receipt} onChange={(value) => setReceipt(value as typeof receipt)}>
              <Stack gap={8} mt={8}>
                {(['signature', 'paper'] as const).map((kind) => (
                  <Radio key={kind} value={kind} label={t(`activate.receipts.${kind}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <Switch checked={choosing} onChange={(event) => setChoosing(event.currentTarget.checked)} label={t('activate.choose')} />
            {choosing ? <ChosenPin card={card} inReader={reader !== undefined} pins={pins} onChange={setPins} /> : null}
            {printed || choosing ? null : <strong>{t('activate.letterFirst')}</strong>}
            <FailureNotice failure={activate.error?.failure} />
            <Group justify="flex-end">
              <Button type="submit" size="md" disabled={!ready} loading={activate.isPending}>
                {t('activate.submit')}
              </Button>
            </Group>
          </Stack>
        </Group>
      </form>
    </section>
  );
}

interface ChosenPinProps {
  readonly card: CardView;
  readonly inReader: boolean;
  readonly pins: typeof noPins;
  readonly onChange: (pins: typeof noPins) => void;
}

/** The holder types the PIN of the letter, where one was printed, and twice the PIN wanted. */
function ChosenPin({ card, inReader, pins, onChange }: ChosenPinProps) {
  const { t } = useTranslation();
  const printed = card.letterState === 'printed';
  const differs = pins.again !== '' && pins.again.length >= pins.wanted.length && pins.again !== pins.wanted;
  return (
    <Stack gap="sm">
      <span className="cw-soft">{t(printed ? 'activate.chooseText' : 'activate.chooseSealed')}</span>
      {inReader ? null : <strong>{t('pin.putIn', { card: card.number })}</strong>}
      {printed ? (
        <PinField label={t('activate.letterPin')} value={pins.letter} onChange={(letter) => onChange({ ...pins, letter })} />
      ) : null}
      <SimpleGrid cols={2}>
        <PinField label={t('pin.new')} value={pins.wanted} onChange={(wanted) => onChange({ ...pins, wanted })} />
        <PinField
          label={t('pin.again')}
          value={pins.again}
          onChange={(again) => onChange({ ...pins, again })}
          error={differs ? t('pin.mismatch') : undefined}
        />
      </SimpleGrid>
      <PinRules pin={pins.wanted} />
    </Stack>
  );
}

function Active({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  return (
    <section className="cw-panel" style={{ padding: 40, maxWidth: 640 }} role="status">
      <h1>✓ {t('activate.done', { card: card.number })}</h1>
      <p>{t('activate.doneText')}</p>
      <Group>
        <Button autoFocus onClick={() => go('/desk')} rightSection={<Kbd size="xs">↵</Kbd>}>
          {t('activate.next')}
        </Button>
        <Button variant="default" onClick={() => go(`/cards/${card.id}`)}>
          {t('issue.toCard')}
        </Button>
      </Group>
    </section>
  );
}
