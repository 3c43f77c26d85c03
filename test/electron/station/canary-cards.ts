import { expect, vi } from 'vitest';
import type { CanaryDesk } from './canary-desk.ts';
import { READER } from './test-station.ts';

/** Cards of the pool: each PIN that a holder chooses is taken by the card, at once, when the loan is extended, and when it is taken up again. */
export async function poolPins(desk: CanaryDesk): Promise<void> {
  const { mint, station, trouble } = desk;
  const { temporaryCardIds } = await station.call('temporary-card.request', { count: 1, profileId: 'employee-p256' });
  const [temporaryCardId = ''] = temporaryCardIds;
  const card = await desk.blank();
  await desk.insert(card);
  await ended(desk, await station.call('temporary-card.issue', { temporaryCardId, reader: READER }));
  const personId = desk.register.person('Lena Loan', { memberships: [{}] }).id;
  const encode = (from: string) => ({ reader: READER, newPin: mint.pin(from) });
  await desk.work('temporary-card.assign', { temporaryCardId, personId, encode: encode('the PIN of a loan') });
  await desk.times(2, () => desk.work('temporary-card.extend', { temporaryCardId, encode: encode('the PIN of a loan that is extended') }));
  trouble.now = 'pulled';
  await desk.work('temporary-card.extend', { temporaryCardId, encode: encode('the PIN of a loan that was broken off') });
  trouble.now = 'none';
  await desk.insert(card);
  const { unfinishedOperationId: operationId = '' } = await station.tile(READER, ({ contents }) => contents === 'unfinished');
  await desk.work('operation.finish', { operationId, reader: READER, newPin: mint.pin('the PIN of a loan that is taken up again') });
}

/** The holder sits at another station, and the help desk unblocks the card by what is said on the telephone. */
export async function remoteUnblock(desk: CanaryDesk, far: CanaryDesk): Promise<void> {
  const { mint, station } = desk;
  const { cardId, card } = await desk.issuedCard('Fred Far', 'yubikey-5.4', { phone: '+44 20 7946 0000' });
  const { identifiers } = await station.call('person.identifiers', {});
  const hand = { identifierIds: identifiers.slice(0, 1).map(({ id }) => id), photoCompared: true, receipt: 'signature' } as const;
  const choose = { reader: READER, newPin: mint.pin('a PIN that is forgotten later') };
  await station.call('card.activate', { cardId, ...hand, choose });
  station.readers.remove(READER);
  far.station.readers.insert(READER, mint.watched(card));
  // Nobody is signed in there, so nobody is told when the station has looked at it.
  await vi.waitFor(async () => expect(await far.ask('remote-unblock.begin', {})).toBe('allowed'));
  const { challenge } = await far.station.call('remote-unblock.begin', {});
  await station.call('card.unblock-remote', { cardId, challenge: challenge?.groups.join(' ') ?? '' });
  await desk.times(3, () => desk.ask('card.check-caller', { cardId, how: 'mail-code', codeSecret: mint.password('a code of the caller') }));
  await station.call('card.check-caller', { cardId, how: 'called-back' });
  const { groups } = await station.call('card.answer-remote', { cardId });
  const finish = (responseSecret: string, newPin: string) => far.ask('remote-unblock.finish', { responseSecret, newPin });
  await desk.times(3, () => finish(mint.password('a response that is none'), mint.pin('a PIN with a response that is none')));
  await finish(groups.join(' '), mint.pin('the PIN that was set from afar'));
}

/** On a machine that was never started: the backup of the desk is opened by the recovery code that the desk once showed. */
export async function restoredBy(desk: CanaryDesk, machine: CanaryDesk, backup: Buffer): Promise<void> {
  const part = 2_000_000;
  for (let at = 0; at < backup.length; at += part) {
    const last = at + part >= backup.length;
    await machine.station.call('station.take-backup', { at, bytes: backup.subarray(at, at + part).toString('base64'), last });
  }
  for (const recoveryCode of desk.mint.recoveryCodes.toReversed())
    if ((await machine.ask('station.restore', { recoveryCode })) === 'allowed') return;
}

async function ended(desk: CanaryDesk, { operationId }: { readonly operationId?: string | undefined }): Promise<void> {
  const { state, failure } = await desk.station.ended(operationId ?? '');
  if (state !== 'done') throw new Error(`it ended ${state}: ${failure?.code ?? ''}`);
  await desk.station.tile(READER, ({ contents }) => contents === 'ours');
}

/** Codes of the staff, at a station that starts as a kiosk. */
export async function staffCodes(desk: CanaryDesk): Promise<void> {
  await desk.times(3, () => desk.ask('kiosk.leave', { codeSecret: desk.mint.password('a wrong code of the staff') }));
}
