import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openStore } from '../../../../electron/store/open-store.ts';
import { addCard, addPerson, cardOf, personOf } from '../scratch-store.ts';

/** Once told to on stdin, writes a person, a card and a mark in each transaction, for ever, and says the number of its last fact after the commit. */
interface Told {
  readonly path: string;
  readonly station: string;
  readonly key: string;
  readonly servicePointId: string;
}

function run({ path, station, key, servicePointId }: Told): never {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const store = openStore({ path, now: Date.now, random });
  const signed = (message: Uint8Array): Uint8Array => new Uint8Array(sign(null, message, privateKey));
  store.writeAs({ station, epoch: 0, sign: signed, dataKey: () => random(32) });
  for (;;) {
    const last = store.transact((writer) => {
      const number = writer.people.nextNumber();
      const name = { name: `Person ${number}`, email: `p${number}@example.org`, number };
      const person = addPerson(writer, personOf(servicePointId, { ...name, photo: randomBytes(900).toString('base64') }));
      addCard(writer, cardOf(person, { number: Number(number) }));
      const set = { id: 'mark', value: Number(number) };
      return writer.append({ kind: 'observation', action: 'x.mark', who: {}, changes: [{ record: 'option', id: 'mark', set }] }).fact.n;
    });
    writeSync(1, `${last}\n`);
  }
}

process.stdin.once('data', (line) => run(JSON.parse(String(line)) as Told));
