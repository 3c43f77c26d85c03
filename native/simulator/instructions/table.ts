import type { CardSession, Instruction } from '../instruction.ts';
import type { Personality, VendorCommand } from '../personality.ts';
import { getData, putData } from './data-objects.ts';
import { generalAuthenticate } from './general-authenticate.ts';
import { generate } from './generate.ts';
import { metadata } from './metadata.ts';
import { changeReferenceData, resetRetryCounter, verify } from './reference-data.ts';
import { select } from './select.ts';
import { attest, importAsymmetricKey, moveKey, readConfig, reset, serial, setManagementKey, setTries, version } from './vendor.ts';

export const SELECT = 0xa4;

/** The PIV application's own instructions (part 2 table 4). */
const STANDARD: ReadonlyMap<number, Instruction> = new Map([
  [0xcb, getData],
  [0x20, verify],
  [0x24, changeReferenceData],
  [0x2c, resetRetryCounter],
  [0x87, generalAuthenticate],
  [0xdb, putData],
  [0x47, generate],
]);

const VENDOR: ReadonlyMap<number, readonly [VendorCommand, Instruction]> = new Map<number, readonly [VendorCommand, Instruction]>([
  [0xf6, ['move-key', moveKey]],
  [0xf7, ['metadata', metadata]],
  [0xf8, ['serial', serial]],
  [0xf9, ['attest', attest]],
  [0xfa, ['set-tries', setTries]],
  [0xfb, ['reset', reset]],
  [0xfd, ['version', version]],
  [0xfe, ['import', importAsymmetricKey]],
  [0xff, ['set-management-key', setManagementKey]],
]);

const READ_CONFIG = 0x1d;

/** What an instruction byte means to this kind of card in this state; undefined: nothing. */
export function instructionFor(ins: number, personality: Personality, session: CardSession): Instruction | undefined {
  if (ins === SELECT) return select;
  if (session.application === 'management') return ins === READ_CONFIG ? readConfig : undefined;
  if (session.application !== 'piv') return undefined;
  const [name, vendor] = VENDOR.get(ins) ?? [];
  if (name !== undefined && personality.vendor?.commands.includes(name) === true) return vendor;
  return STANDARD.get(ins);
}
