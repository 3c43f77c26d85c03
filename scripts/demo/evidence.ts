import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChuid } from '../../native/piv/objects/chuid.ts';
import { parseSecurityObject } from '../../native/piv/objects/security-object.ts';
import { type Court, Programs, type Verdict } from './judges.ts';

/** Data objects that carry a signature, by their identifier (SP 800-73-5 part 1 table 3). */
const OBJECTS = { chuid: '0x5fc102', 'security-object': '0x5fc106' } as const;

/**
 * Lets yubico-piv-tool read CHUID and security object off the chip and lays them out for openssl: NAME.cms is the signature as it
 * stands there, chuid.signed what it covers, chain.pem the authorities.
 */
export async function layOut(court: Court): Promise<readonly Verdict[]> {
  const programs = new Programs(court);
  const verdicts: Verdict[] = [];
  for (const [name, id] of Object.entries(OBJECTS)) {
    const file = programs.path(`${name}.object`);
    const words = ['-r', court.reader, '-a', 'read-object', '--id', id, '-f', 'binary', '-o', file];
    const { code, text } = await programs.ask('yubico-piv-tool', ...words);
    const good = code === 0;
    const said = good ? `${readFileSync(file).length} bytes` : text.trim();
    verdicts.push({ program: 'yubico-piv-tool', asked: `object ${name}`, verdict: good ? 'good' : 'bad', said });
    if (good) split(name as keyof typeof OBJECTS, new Uint8Array(readFileSync(file)), court.folder);
  }
  const authorities = ['root.pem', 'issuing-ca.pem'].map((file) => readFileSync(join(court.authority, file), 'utf8'));
  writeFileSync(join(court.folder, 'chain.pem'), authorities.join(''));
  return verdicts;
}

function split(name: keyof typeof OBJECTS, content: Uint8Array, folder: string): void {
  const write = (file: string, bytes: Uint8Array): void => writeFileSync(join(folder, file), bytes);
  if (name === 'security-object') {
    write('security-object.cms', parseSecurityObject(content).signedData);
    return;
  }
  const { signature, signedBytes } = parseChuid(content);
  write('chuid.cms', signature ?? new Uint8Array());
  write('chuid.signed', signedBytes);
}
