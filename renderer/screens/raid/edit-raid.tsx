import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RaidView } from '../../../core/actions/views.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { tell } from '../../widgets/tell.ts';
import { whyNot } from '../../widgets/why-not.ts';
import type { Metadata } from './form/path.ts';
import { type Prepared, taken } from './form/prepared.ts';
import { RaidForm } from './form/raid-form.tsx';
import { Stale } from './form/stale.tsx';
import { useKeptForm } from './form/use-kept-form.ts';
import { MintForm, today } from './new-raid.tsx';

/** Row 21; of a draft, row 20. */
export function EditRaid({ params }: ScreenProps) {
  const raid = useStation('raid.open', { raidId: params.raidId ?? '' }, { elsewhere: true });
  if (raid.error !== null) return <FailureNotice failure={raid.error.failure} />;
  // One begins at the newest version, not at the one that was looked at before.
  if (raid.data === undefined || !raid.isFetchedAfterMount) return null;
  const { id, title, state } = raid.data;
  if (state !== 'draft') return <EditForm raid={raid.data} />;
  return <MintForm name={id} draftId={id} content={contentOf(raid.data)} crumbs={[[title, `/raids/${id}`]]} />;
}

function contentOf({ metadata, people }: RaidView): Metadata {
  return taken(metadata as Metadata, people);
}

function EditForm({ raid }: { readonly raid: RaidView }) {
  const { t } = useTranslation();
  const newest = contentOf(raid);
  const { form, keep, forget } = useKeptForm(raid.id, () => ({ value: newest, base: newest, version: raid.version }));
  const edit = useAction('raid.edit');
  const [said, setSaid] = useState<string | undefined>();
  const context = useMemo(
    () => ({ asOf: today(), registeredOn: raid.createdAt.slice(0, 10), before: raid.metadata as unknown as RaidMetadata }),
    [raid.createdAt, raid.metadata],
  );
  const path = `/raids/${raid.id}`;
  const may = raid.possible.find(({ action }) => action === 'raid.edit');
  const leave = (): void => {
    forget();
    go(path);
  };
  const save = ({ metadata, people }: Prepared): void => {
    setSaid(undefined);
    edit.mutate(
      { raidId: raid.id, version: form.version, metadata, people },
      {
        onSuccess: ({ version, changed }) => {
          if (!changed) return setSaid(t('raids.nothingChanged', { version }));
          tell(t('raids.saved', { version }), t);
          return leave();
        },
      },
    );
  };
  const stale = raid.version > form.version;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.raids'), '/raids'],
          [raid.title, path],
        ]}
        title={t('actions.raid.edit')}
        sub={t('raids.fromVersion', { version: form.version, handle: raid.handle ?? '' })}
      />
      <RaidForm
        value={form.value}
        onValue={(next) => {
          setSaid(undefined);
          keep((before) => ({ ...before, value: next(before.value) }));
        }}
        context={context}
        save={{
          label: t('raids.save'),
          busy: edit.isPending,
          ...(stale ? { blocked: t('raids.stale.first') } : may?.allowed === false ? { blocked: whyNot(may.because, t) } : {}),
          onSave: save,
        }}
        onCancel={leave}
        error={edit.error?.failure.code === 'raid-stale' ? null : edit.error}
        said={said}
        above={
          stale ? (
            <Stale
              raid={raid}
              form={form}
              newest={newest}
              onMerged={(value) => keep(() => ({ value, base: newest, version: raid.version }))}
            />
          ) : null
        }
      />
    </section>
  );
}
