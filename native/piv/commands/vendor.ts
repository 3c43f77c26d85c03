import { concat, wipe } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { type ManagementKey, requireManagementKey } from '../management-key.ts';
import { PivError } from '../piv-error.ts';
import { algorithms } from '../tables/algorithms.ts';
import { type SlotKey, slots } from '../tables/slots.ts';
import { commandName, perform } from './perform.ts';

/** Yubico's firmware version, for example 5.4.3. */
export interface CardVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** GET VERSION (Yubico): three bytes. */
export async function getVersion(sender: CommandSender): Promise<CardVersion> {
  const [major, minor, patch, more] = await perform(sender, { key: 'getVersion', p1: 0, p2: 0, le: 256 });
  if (major !== undefined && minor !== undefined && patch !== undefined && more === undefined) return { major, minor, patch };
  const command = commandName('getVersion');
  throw new PivError('answer-malformed', `${command}: expected three bytes`, { command });
}

/** GET SERIAL (Yubico, firmware 5.0.3 and later): four bytes, as a decimal number. */
export async function getSerial(sender: CommandSender): Promise<number> {
  const bytes = await perform(sender, { key: 'getSerial', p1: 0, p2: 0, le: 256 });
  if (bytes.length === 4) return bytes.reduce((value, byte) => value * 256 + byte, 0);
  const command = commandName('getSerial');
  throw new PivError('answer-malformed', `${command}: expected four bytes, got ${bytes.length}`, { command });
}

/** SET MANAGEMENT KEY (Yubico): replaces 9B. Needs 9B. Throws PivError 'management-key-needed', 'algorithm-unsupported'. */
export async function setManagementKey(sender: CommandSender, key: ManagementKey, touch = false): Promise<void> {
  requireManagementKey(key);
  const data = concat(Uint8Array.of(algorithms[key.cipher].id), tlv(slots['9b'].reference, key.key));
  try {
    await perform(
      sender,
      { key: 'setManagementKey', p1: 0xff, p2: touch ? 0xfe : 0xff, data, secret: true },
      { 'not-allowed': 'management-key-needed', 'wrong-data': 'algorithm-unsupported', 'wrong-parameters': 'algorithm-unsupported' },
    );
  } finally {
    wipe(data);
  }
}

/**
 * SET PIN RETRIES (Yubico): most wrong tries, 1 to 255 each. Needs 9B and the PIN. PIN and PUK go back to FACTORY VALUES with it:
 * set both right after. Throws PivError 'input-invalid', 'pin-needed' (9B or PIN missing).
 */
export async function setTries(sender: CommandSender, tries: { readonly pin: number; readonly puk: number }): Promise<void> {
  for (const value of [tries.pin, tries.puk]) {
    if (!Number.isInteger(value) || value < 1 || value > 255) throw new PivError('input-invalid', `tries are 1 to 255, got ${value}`);
  }
  await perform(sender, { key: 'setTries', p1: tries.pin, p2: tries.puk }, { 'not-allowed': 'pin-needed' });
}

/** RESET (Yubico): destroys every key, certificate and secret of the PIV application. Only while PIN and PUK are both blocked. */
export async function destroyEverything(sender: CommandSender): Promise<void> {
  await perform(sender, { key: 'reset', p1: 0, p2: 0 }, { 'not-allowed': 'reset-not-allowed' });
}

/** ATTEST (Yubico, firmware 4.3 and later): certificate in DER that says that the slot's key was made on this card. */
export function attest(sender: CommandSender, slot: SlotKey): Promise<Uint8Array> {
  const refusals = { 'wrong-data': 'key-missing', 'reference-not-found': 'key-missing', 'wrong-parameters': 'key-missing' } as const;
  return perform(sender, { key: 'attest', p1: slots[slot].reference, p2: 0, le: 256 }, refusals);
}

const NOWHERE = 0xff;

/** MOVE KEY (Yubico, firmware 5.7 and later). Needs 9B. Throws PivError 'key-missing', 'management-key-needed', 'unsupported'. */
export async function moveKey(sender: CommandSender, from: SlotKey, to: SlotKey): Promise<void> {
  await move(sender, slots[from].reference, slots[to].reference);
}

/** Destroys the key in a slot for good (Yubico, firmware 5.7 and later); its certificate stays. Needs 9B. */
export async function destroyKey(sender: CommandSender, slot: SlotKey): Promise<void> {
  await move(sender, slots[slot].reference, NOWHERE);
}

async function move(sender: CommandSender, from: number, to: number): Promise<void> {
  const refusals = { 'not-allowed': 'management-key-needed', 'reference-not-found': 'key-missing', 'wrong-data': 'key-missing' } as const;
  await perform(sender, { key: 'moveKey', p1: to, p2: from }, refusals);
}
