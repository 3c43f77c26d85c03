import { VIRTUAL_PINS } from './virtual-pins.ts';
import { memoryTokens, type TokenPlace, tokenPlace } from './memory-tokens.ts';
import { found } from './path.ts';
import { Register, type Somebody } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation, type TestStationOptions } from './test-station.ts';

export const [PIN, NEXT_PIN] = VIRTUAL_PINS;

export interface VirtualWorld {
  readonly station: TestStation;
  readonly register: Register;
  readonly place: TokenPlace;
  readonly holder: Somebody;
  readonly manager: Somebody;
}

/** A station with a place for tokens, a holder who is signed in, and a manager. */
export async function virtualWorld(options: TestStationOptions = {}): Promise<VirtualWorld> {
  const place = tokenPlace();
  const station = await TestStation.open({ dataFolder: scratchFolder(), tokens: (path) => memoryTokens(path, place), ...options });
  await found(station);
  await station.call('token-module.change', { path: '/in/memory' });
  const register = new Register(station);
  const holder = register.person('Hedda Holder', { roles: ['Virtual smart card self-service user'], memberships: [{}] });
  const manager = register.person('Mona Manager', { roles: ['Virtual smart card manager'], memberships: [{}] });
  await station.signIn(holder);
  return { station, register, place, holder, manager };
}

export async function got({ station }: Pick<VirtualWorld, 'station'>): Promise<string> {
  return (await station.call('self.get-virtual-smart-card', { newPin: PIN })).virtualSmartCardId;
}

/** State of the record, how its keys stand, and states of its certificates by the records and by the authority. */
export async function stands({ station }: Pick<VirtualWorld, 'station'>, id: string): Promise<readonly string[]> {
  const card = station.store.get('virtual-smart-card', id);
  const certificates = station.store.certificates.byCard(id).map(({ state, serialHex, revocationReason = '' }) => {
    const at = station.store.authority.bySerial(serialHex);
    return [state, at?.state, at?.state === 'valid' ? '' : at?.reason, revocationReason].filter(Boolean).join(' ');
  });
  return [card?.state ?? '', card?.keys ?? '', ...new Set(certificates)];
}

export async function asOperator<Value>({ station, holder }: VirtualWorld, work: () => Promise<Value>): Promise<Value> {
  await station.signIn(OPERATOR);
  try {
    return await work();
  } finally {
    await station.signIn(holder).catch(() => undefined);
  }
}
