import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { useSession } from '../../session-context.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { tell } from '../../widgets/tell.ts';
import { whyNot } from '../../widgets/why-not.ts';
import { blankRaid } from './form/blanks.ts';
import type { Metadata } from './form/path.ts';
import { RaidForm } from './form/raid-form.tsx';
import { useKeptForm } from './form/use-kept-form.ts';

export const today = (): string => new Date().toISOString().slice(0, 10);

/** Row 20, from nothing. */
export function NewRaid(_props: ScreenProps) {
  const blank = useState(() => blankRaid(today()))[0];
  return <MintForm name="new" draftId={null} content={blank} crumbs={[]} />;
}

interface Props {
  readonly name: string;
  readonly draftId: string | null;
  /** What the form begins with. */
  readonly content: Metadata;
  readonly crumbs: readonly (readonly [string, string])[];
}

/** A RAiD that is not minted yet: kept as a draft as it is, or minted once it is right. */
export function MintForm({ name, draftId, content, crumbs }: Props) {
  const { t } = useTranslation();
  const { servicePoints } = useSession();
  const mayMint = useStation('raid.find', { limit: 1 }).data?.mayMint;
  const { form, keep, forget } = useKeptForm(name, () => ({ value: content, base: content, version: 0 }));
  const mint = useAction('raid.mint');
  const draft = useAction('raid.save-draft');
  const [context] = useState(() => ({ asOf: today() }));
  const at = servicePoints.find(({ active }) => active)?.name ?? '';
  const blocked = mayMint === undefined || mayMint.allowed ? undefined : whyNot(mayMint.because, t);
  const done = (raidId: string, message: string): void => {
    forget();
    tell(message, t);
    go(`/raids/${raidId}`);
  };
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.raids'), '/raids'], ...crumbs]}
        title={t(draftId === null ? 'raids.new' : 'raids.goOn')}
        sub={t('raids.mintedAt', { name: at })}
      />
      <RaidForm
        value={form.value}
        onValue={(next) => keep((before) => ({ ...before, value: next(before.value) }))}
        context={context}
        save={{
          label: t('actions.raid.mint'),
          busy: mint.isPending,
          ...(blocked === undefined ? {} : { blocked }),
          onSave: ({ metadata, people }) =>
            mint.mutate({ draftId, metadata, people }, { onSuccess: ({ raidId, handle }) => done(raidId, t('raids.minted', { handle })) }),
        }}
        draft={{
          busy: draft.isPending,
          onSave: ({ metadata, people }) =>
            draft.mutate({ draftId, metadata, people }, { onSuccess: ({ raidId }) => done(raidId, t('raids.draftKept')) }),
        }}
        onCancel={() => {
          forget();
          go(draftId === null ? '/raids' : `/raids/${draftId}`);
        }}
        error={mint.error ?? draft.error}
      />
    </section>
  );
}
