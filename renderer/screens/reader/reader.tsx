import { Accordion, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChipView, ReaderTile } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { CardRow } from '../../widgets/card-row.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { ReaderBadge } from '../../widgets/reader-badge.tsx';
import { readerWords } from '../../widgets/reader-words.ts';
import { Remark } from '../../widgets/state-badge.tsx';
import { TakeOver } from './take-over.tsx';
import { Diagnosis } from './diagnosis.tsx';

const MOST_WAITING = 5;

/** What lies in one reader: the diagnosis in words, then every certificate and object, readable and explained. */
export function ReaderPage({ params }: ScreenProps) {
  const { t } = useTranslation();
  const name = params.reader ?? '';
  const tile = useStation('reader.list', {}).data?.readers.find((reader) => reader.name === name);
  const there = tile !== undefined && ['blank', 'ours', 'unfinished', 'foreign', 'blocked'].includes(tile.contents);
  const chip = useStation('card.read-chip', { reader: name }, { enabled: there });
  if (tile === undefined) return <FailureNotice failure={{ code: 'reader-gone' }} />;
  const words = readerWords(tile, t);
  const foreign = there && chip.data !== undefined ? <Foreign tile={tile} chip={chip.data} /> : null;
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.desk'), '/desk']]}
        title={
          <Group gap="sm">
            <span>{words.title}</span>
            <ReaderBadge tile={tile} />
          </Group>
        }
        sub={`${t('reader.page.heading', { number: tile.number })} · ${tile.name} · ${words.detail}`}
      />
      {tile.operation === undefined && tile.contents !== 'looking' ? (
        <Diagnosis key={`${tile.since} ${tile.contents}`} reader={name} takeOver={foreign} />
      ) : null}
      {tile.contents === 'blank' ? <ToProduce /> : null}
      <FailureNotice failure={there ? chip.error?.failure : tile.failure} />
      {tile.contents === 'blocked' ? foreign : null}
      {there && chip.data !== undefined ? <Chip chip={chip.data} /> : null}
    </section>
  );
}

/** Only whoever may, and only where the chip can be told from every other one. */
function Foreign({ tile, chip }: { readonly tile: ReaderTile; readonly chip: ChipView }) {
  const session = useSession();
  const shown = chip.identity ?? chip.cardUuid;
  const foreign = tile.contents === 'foreign' || tile.contents === 'blocked';
  if (!foreign || shown === undefined || !mayAtAll(session, 'reader.take-over')) return null;
  return <TakeOver key={shown} reader={tile.name} chip={shown} model={chip.model ?? ''} />;
}

/** The approved cards: any of them may be made on the blank card that lies here. */
function ToProduce() {
  const { t } = useTranslation();
  const session = useSession();
  const desk = useStation('desk.open', {}, { enabled: mayAtAll(session, 'desk.open') }).data;
  const waiting = mayAtAll(session, 'card.issue') ? (desk?.toProduce.slice(0, MOST_WAITING) ?? []) : [];
  if (waiting.length === 0) return <p>{t('reader.page.requestFirst')}</p>;
  return (
    <>
      <h2>{t('desk.groups.toProduce')}</h2>
      <div className="cw-panel cw-rows">
        {waiting.map((card) => {
          const issue = (
            <Button variant="default" onClick={() => go(`/cards/${card.id}/issue`)}>
              {t('desk.do.issue')}
            </Button>
          );
          return <CardRow key={card.id} card={card} naming="holder" side={issue} />;
        })}
      </div>
    </>
  );
}

function Chip({ chip }: { readonly chip: ChipView }) {
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('chip.model'), chip.model],
    [t('chip.identity'), chip.identity],
    [t('chip.uuid'), chip.cardUuid],
    [t('chip.fascN'), chip.fascN],
    [t('chip.expires'), chip.expiresOn === undefined ? undefined : day(chip.expiresOn.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))],
    [t('chip.pinTries'), chip.pinTriesLeft === undefined ? undefined : String(chip.pinTriesLeft)],
    [t('chip.pukTries'), chip.pukTriesLeft === undefined ? undefined : String(chip.pukTriesLeft)],
    [
      t('chip.factory'),
      chip.factoryDefaults.length === 0
        ? undefined
        : chip.factoryDefaults.map((secret) => t(`chip.factorySecret.${secret as 'pin'}`)).join(', '),
    ],
  ];
  return (
    <>
      <div className="cw-panel cw-empty" style={{ marginBottom: 16 }}>
        <dl className="cw-facts">
          {facts.map(([label, value]) =>
            value === undefined ? null : (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
      <Certificates chip={chip} />
      <Objects chip={chip} />
    </>
  );
}

function Certificates({ chip }: { readonly chip: ChipView }) {
  const { t } = useTranslation();
  if (chip.certificates.length === 0) return null;
  return (
    <>
      <h2>{t('chip.certificates')}</h2>
      <Accordion variant="contained" mb="md" chevronPosition="left">
        {chip.certificates.map((certificate) => (
          <Accordion.Item key={certificate.slot} value={certificate.slot}>
            <Accordion.Control>
              <Group wrap="nowrap">
                <strong style={{ width: 34 }}>{certificate.slot.toUpperCase()}</strong>
                <span style={{ flex: 1 }}>
                  {certificate.subject} <span className="cw-soft">· {certificate.key}</span>
                </span>
                <span className="cw-soft">{t('card.validTo', { day: day(certificate.notAfter) })}</span>
                <Remark
                  tone={certificate.record === 'same' ? 'ok' : certificate.record === 'none' ? 'off' : 'bad'}
                  sign={certificate.record === 'same' ? '✓' : '✕'}
                >
                  {t(`chip.record.${certificate.record}`)}
                </Remark>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Explained rows={certificate.explained} />
              <pre className="cw-mono">{certificate.pem}</pre>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  );
}

function Objects({ chip }: { readonly chip: ChipView }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('chip.objects')}</h2>
      <Accordion variant="contained" chevronPosition="left">
        {chip.objects.map((object) => (
          <Accordion.Item key={object.key} value={object.key}>
            <Accordion.Control>
              <Group wrap="nowrap">
                <span style={{ flex: 1 }}>
                  {object.name} <span className="cw-soft">{object.tag.toUpperCase()}</span>
                </span>
                <span className="cw-soft">
                  {!object.readable
                    ? t('chip.notReadable')
                    : object.bytes === 0
                      ? t('chip.empty')
                      : t('chip.bytes', { count: object.bytes })}
                </span>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Explained rows={object.explained} />
              {object.hex === '' ? null : <div className="cw-mono">{object.hex}</div>}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  );
}

function Explained({ rows }: { readonly rows: readonly { readonly label: string; readonly value: string }[] }) {
  return (
    <dl className="cw-facts" style={{ marginBottom: 12 }}>
      {rows.map((row, index) => (
        <div key={`${row.label}-${String(index)}`} style={{ display: 'contents' }}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
