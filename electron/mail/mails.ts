import type { Mail } from './outbox.ts';

type Words = Pick<Mail, 'kind' | 'subject' | 'text'>;

/** Proves to the help desk that whoever is on the line reads the registered mail. It unlocks nothing by itself. */
export function callerCodeMail(parts: { readonly organisation: string; readonly code: string; readonly minutes: number }): Words {
  return {
    kind: 'caller-code',
    subject: `${parts.organisation}: a code for the help desk`,
    text: [
      `Somebody is on the telephone with the help desk about your card. If it is you, read this code out: ${parts.code}`,
      `It is good for ${parts.minutes} minutes. If it is not you, do nothing, and tell the help desk that somebody pretends to be you.`,
    ].join('\n\n'),
  };
}

export function newPasswordMail(parts: { readonly organisation: string; readonly password: string }): Words {
  return {
    kind: 'new-password',
    subject: `${parts.organisation}: your new password`,
    text: [
      `Your password was reset. The new one is: ${parts.password}`,
      'Sign in with it and choose one of your own, then delete this mail. Nobody at the desk has seen it, and nobody will ask you for it.',
    ].join('\n\n'),
  };
}

export function rolesChangedMail(parts: {
  readonly organisation: string;
  readonly given: readonly string[];
  readonly taken: readonly string[];
}): Words {
  const line = (what: string, roles: readonly string[]) => (roles.length === 0 ? [] : [`${what}: ${roles.join(', ')}`]);
  return {
    kind: 'roles-changed',
    subject: `${parts.organisation}: your roles`,
    text: ['Your roles were changed.', ...line('Given', parts.given), ...line('Taken', parts.taken)].join('\n\n'),
  };
}

/** A reminder of a card's last day. It names the card by its number, nothing that unlocks it. */
export function cardExpiresMail(parts: { readonly organisation: string; readonly card: number; readonly on: string }): Words {
  return {
    kind: 'card-expires',
    subject: `${parts.organisation}: your card ${parts.card} ends on ${parts.on}`,
    text: [
      `Your card ${parts.card} can be used to ${parts.on}. After that day neither the card nor its certificates work.`,
      'Ask your issuing desk for a new card in time, and bring this one with you.',
    ].join('\n\n'),
  };
}

export function temporaryCardDueMail(parts: { readonly organisation: string; readonly card: string; readonly on: string }): Words {
  return {
    kind: 'temporary-card-due',
    subject: `${parts.organisation}: temporary card ${parts.card} is due on ${parts.on}`,
    text: [
      `You have temporary card ${parts.card}. Its last day is ${parts.on}; after it the card does not work.`,
      'Bring it back to your issuing desk by then, or ask there for more time.',
    ].join('\n\n'),
  };
}

/** A reminder of a mobile ID's last day. */
export function mobileIdExpiresMail(parts: { readonly organisation: string; readonly number: number; readonly on: string }): Words {
  return {
    kind: 'mobile-id-expires',
    subject: `${parts.organisation}: your mobile ID M-${parts.number} ends on ${parts.on}`,
    text: [
      `Your mobile ID M-${parts.number} can be used to ${parts.on}.`,
      'Get a new one in time: at a kiosk or under My things, if you may, else ask your issuing desk. Have your phone with you.',
    ].join('\n\n'),
  };
}

export function testMail(parts: { readonly organisation: string; readonly station: string }): Words {
  return {
    kind: 'test',
    subject: `${parts.organisation}: a test mail`,
    text: `This mail was sent by station ${parts.station} to show that its mail server takes mail. Nothing needs to be done.`,
  };
}
