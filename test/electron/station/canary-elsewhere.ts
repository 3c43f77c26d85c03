import type { CanaryDesk } from './canary-desk.ts';

/** PINs of virtual smart cards: of a token of the computer, not of a card. The holder is signed in afterwards. */
export async function virtualPins(desk: CanaryDesk): Promise<void> {
  const { mint, station } = desk;
  await station.call('token-module.change', { path: '/in/memory' });
  const holder = desk.register.person('Hedda Holder', { roles: ['Virtual smart card self-service user'], memberships: [{}] });
  // Whoever is registered so has the operator's password.
  await station.signIn({ ...holder, password: desk.passwords.operator });
  const get = (newPin: string) => desk.ask('self.get-virtual-smart-card', { newPin });
  await desk.times(5, () => get(`${mint.pin('a PIN that no token takes')} ä`));
  let live = mint.pin('the PIN of a virtual smart card');
  await get(live);
  const [card] = (await station.call('self.open', {})).virtualSmartCards;
  if (card === undefined) throw new Error('expected a virtual smart card');
  const change = (oldPin: string, newPin: string) => desk.ask('self.change-virtual-pin', { virtualSmartCardId: card.id, oldPin, newPin });
  await desk.times(5, async () => {
    const next = mint.pin('a new PIN of a virtual smart card');
    if ((await change(live, next)) === 'allowed') live = next;
    await change(live, `${mint.pin()} ä`);
  });
  await desk.times(2, () => change(mint.pin('a wrong PIN of a virtual smart card'), mint.pin()));
  await get(mint.pin('a PIN of a second virtual smart card'));
}

/** Passwords and keys for a central server that is not there: whoever is signed in types them all the same. */
export async function wrongServerPasswords(desk: CanaryDesk): Promise<void> {
  const { mint } = desk;
  await desk.times(10, () => desk.ask('central.sign-in', { serverPassword: mint.password('a password of the central server') }));
  await desk.times(10, () => desk.ask('central.sign-in', { apiKeySecret: mint.password('an API key of the central server') }));
  await desk.times(2, () => desk.ask('central.sign-in', { serverPassword: mint.password(), apiKeySecret: mint.password() }));
}
