import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTlv } from '../../core/base/ber-tlv.ts';
import { parseChuid } from '../../native/piv/objects/chuid.ts';
import { parseSecurityObject } from '../../native/piv/objects/security-object.ts';
import { type Court, Programs, type Verdict } from './programs.ts';

/** Data objects that carry a signature, by their BER-TLV tag and ASN.1 identifier (SP 800-73-5 part 1 table 3). */
const OBJECTS = {
  chuid: { id: '0x5fc102', oid: '2.16.840.1.101.3.7.2.48.0' },
  'security-object': { id: '0x5fc106', oid: '2.16.840.1.101.3.7.2.144.0' },
} as const;
type Name = keyof typeof OBJECTS;

/**
 * Lets a foreign program read CHUID and security object off the chip and lays them out for openssl: NAME.cms is the signature as it
 * stands there, chuid.signed what it covers, chain.pem the authorities.
 */
export async function layOut(court: Court): Promise<readonly Verdict[]> {
  const programs = new Programs(court);
  const verdicts: Verdict[] = [];
  for (const name of Object.keys(OBJECTS) as Name[]) {
    const file = programs.path(`${name}.object`);
    const { program, words } = reading(court, name, file);
    const { code, text } = await programs.ask(program, ...words);
    const good = code === 0 && existsSync(file);
    const said = good ? `${readFileSync(file).length} bytes` : text.trim();
    verdicts.push({ program, asked: `object ${name}`, verdict: good ? 'good' : 'bad', said });
    if (good) split(name, contentOf(new Uint8Array(readFileSync(file)), court.yubico), court.folder);
  }
  const authorities = ['root.pem', 'issuing-ca.pem'].map((file) => readFileSync(join(court.authority, file), 'utf8'));
  writeFileSync(join(court.folder, 'chain.pem'), authorities.join(''));
  return verdicts;
}

function reading({ reader, yubico }: Court, name: Name, file: string): { readonly program: string; readonly words: readonly string[] } {
  const { id, oid } = OBJECTS[name];
  if (yubico) return { program: 'yubico-piv-tool', words: ['-r', reader, '-a', 'read-object', '--id', id, '-f', 'binary', '-o', file] };
  return { program: 'pkcs15-tool', words: ['--reader', reader, '--read-data-object', oid, '--raw', '--output', file] };
}

/** OpenSC gives an object with the tag 53 around it, Yubico's program without. */
function contentOf(bytes: Uint8Array, yubico: boolean): Uint8Array {
  if (yubico) return bytes;
  const { element } = readTlv(bytes);
  if (element.tag !== 0x53) throw new Error('expected an object in its tag 53');
  return element.value;
}

function split(name: Name, content: Uint8Array, folder: string): void {
  const write = (file: string, bytes: Uint8Array): void => writeFileSync(join(folder, file), bytes);
  if (name === 'security-object') {
    write('security-object.cms', parseSecurityObject(content).signedData);
    return;
  }
  const { signature, signedBytes } = parseChuid(content);
  write('chuid.cms', signature ?? new Uint8Array());
  write('chuid.signed', signedBytes);
}
