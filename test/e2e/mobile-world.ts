import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialRoles } from '../../core/roles/role-names.ts';
import { Deployed } from '../server/deploy/deployed.ts';
import { APPROVER, type Desk, OPERATOR } from './desk.ts';

export interface MobileServer {
  /** By which the station reaches it. */
  readonly url: string;
  /** Of the operator there. */
  readonly password: string;
  readonly stop: () => Promise<void>;
}

/** What the code on the screen says, as the page got it. */
export const READ_CODES = `(() => {
  const real = JSON.parse;
  JSON.parse = (text, ...more) => {
    const value = real(text, ...more);
    if (typeof value?.output?.url === 'string') window.codeOfTest = value.output.url;
    return value;
  };
})()`;

/** A real server with a PostgreSQL of its own, which phones reach as localhost. */
export async function mobileServer(): Promise<MobileServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-e2e-mobile-'));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const server = await Deployed.start({
    CARDWRIGHT_SERVER_FOLDER: join(folder, 'server'),
    CARDWRIGHT_PORT: String(port),
    CARDWRIGHT_PUBLIC_URL: `http://localhost:${port}`,
    CARDWRIGHT_SERVICE_POINT: 'North campus',
    CARDWRIGHT_OPERATOR_EMAIL: OPERATOR.email,
    CARDWRIGHT_APPROVER_EMAIL: APPROVER.email,
  });
  const [first = ''] = readFileSync(join(folder, 'server', 'first-passwords.txt'), 'utf8').split('\n');
  return {
    url: server.url,
    password: first.split(' ')[1] ?? '',
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of this machine's own, for one who takes it at once. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The station writes through that server from now on, and is known there; the operator is signed in. */
export async function joinServer({ post }: Desk, { url, password }: MobileServer): Promise<void> {
  await post('central.change-server', { inUse: true, address: url });
  await post('central.sign-in', { serverPassword: password });
}

/** Roles of the published table beside those that somebody has. */
export async function give({ post }: Desk, email: string, ...more: readonly string[]): Promise<string> {
  const { people } = await post<{ people: { id: string }[] }>('person.find', { text: email, limit: 1 });
  const personId = people[0]?.id ?? '';
  const { roles } = await post<{ roles: string[] }>('person.open', { personId });
  const ofTable = [...new Set([...roles, ...more])].filter((role) => credentialRoles.some((each) => each === role));
  await post('person.edit-roles', { personId, roles: ofTable });
  return personId;
}
