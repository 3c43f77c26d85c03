import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSkippedUnless } from '../../skip.ts';
import { DebianPostgres, debianPrograms } from './debian-postgres.ts';
import { bash, block, Deployed, environmentOf, ROOT } from './deployed.ts';

const execute = promisify(execFile);
const programs = debianPrograms();

/** Every command of docs/deploy.md as it stands there, on Debian's own PostgreSQL. */
describe('the way that docs/deploy.md goes', () => {
  allSkippedUnless(programs !== undefined, 'Debian’s postgresql is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-deploy-'));
  const at = (name: string): string => join(folder, name);
  let postgres: DebianPostgres;
  let environment: Record<string, string>;
  let server: Deployed;
  let point: string;

  beforeAll(async () => {
    if (programs === undefined) return;
    await execute('chmod', ['711', folder]);
    postgres = await DebianPostgres.start(programs, at('postgres'));
    await sql(block('CREATE ROLE cardwright_owner'));
    certificate('first');
    for (const name of ['tls.pem', 'tls.key']) writeFileSync(at(name), readFileSync(at(name.replace('tls', 'first'))));
    const file = block('CARDWRIGHT_OPERATOR_EMAIL=')
      .replaceAll(':5432/', `:${postgres.port}/`)
      .replace('CARDWRIGHT_PORT=8443', 'CARDWRIGHT_PORT=0')
      .replaceAll('/etc/cardwright-server/', `${folder}/`)
      .replace('/var/lib/cardwright-server', at('state'));
    writeFileSync(at('server.env'), file, { mode: 0o600 });
    environment = environmentOf(file);
    server = await Deployed.start(environment);
  });
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lines for psql as its administrator, who here needs no sudo. */
  function sql(script: string): Promise<string> {
    const superuser = { PGHOST: '127.0.0.1', PGPORT: String(postgres.port), PGUSER: 'postgres' };
    return bash(script.replace('sudo -u postgres psql', 'psql --set ON_ERROR_STOP=1'), superuser);
  }

  function certificate(name: string): void {
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...subject];
    openssl([...made, '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)]);
  }
  function openssl(parameters: readonly string[]): void {
    const { status, stderr } = spawnSync('openssl', parameters, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  /** curl, with the certificate that it trusts. */
  async function curl(path: string, trusted: string, ...more: readonly string[]): Promise<string> {
    const { stdout } = await execute('curl', [
      '--silent',
      '--show-error',
      '--cacert',
      at(`${trusted}.pem`),
      ...more,
      `${server.url}${path}`,
    ]);
    return stdout;
  }

  async function signIn(): Promise<string> {
    const [email = '', password = ''] = readFileSync(at('state/first-passwords.txt'), 'utf8').split('\n')[0]?.split(' ') ?? [];
    const form = ['grant_type=password', `username=${email}`, `password=${password}`].flatMap((field) => ['--data-urlencode', field]);
    const token = JSON.parse(await curl('/oauth/token', 'first', ...form)) as { readonly access_token: string };
    return `authorization: Bearer ${token.access_token}`;
  }
  const points = async (): Promise<readonly { readonly name: string }[]> =>
    JSON.parse(await curl('/service-point/', 'first', '--header', await signIn())) as readonly { readonly name: string }[];

  it('starts by its unit, over TLS of its own, and tells its first passwords to nobody else', async () => {
    expect(server.url).toMatch(/^https:/);
    expect(await curl('/readyz', 'first')).toBe('ready\n');
    expect(statSync(at('state/first-passwords.txt')).mode & 0o777).toBe(0o600);
    expect(statSync(at('state/server-keys.json')).mode & 0o777).toBe(0o600);
    point = `Harbour ${Date.now()}`;
    const fields = {
      name: point,
      adminEmail: 'a@example.org',
      techEmail: 't@example.org',
      identifierOwner: 'https://ror.org/038sjwq14',
      enabled: true,
      appWritesEnabled: true,
    };
    await curl(
      '/service-point/',
      'first',
      '--header',
      await signIn(),
      '--header',
      'content-type: application/json',
      '--data',
      JSON.stringify(fields),
    );
    expect((await points()).map(({ name }) => name)).toContain(point);
  });

  it('speaks TLS 1.2 and 1.3 alone, to nobody who does not trust its certificate, and no plain HTTP', async () => {
    certificate('stranger');
    for (const version of ['1.2', '1.3']) expect(await curl('/healthz', 'first', `--tlsv${version}`, '--tls-max', version)).toBe('alive\n');
    await expect(curl('/healthz', 'first', '--tlsv1.0', '--tls-max', '1.1', '--ciphers', 'DEFAULT:@SECLEVEL=0')).rejects.toThrow(
      /SSL|TLS/i,
    );
    await expect(curl('/healthz', 'stranger')).rejects.toThrow(/certificate/);
    await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow('fetch failed');
  });

  it('takes a renewed certificate at a reload, and keeps the old one where the new cannot be read', async () => {
    const reload = /^ExecReload=(.*)$/m.exec(block('[Service]'))?.[1]?.replace('$MAINPID', String(server.pid)) ?? 'false';
    writeFileSync(at('tls.pem'), 'torn');
    await bash(reload, {});
    await server.says('the certificate stays');
    expect(await curl('/healthz', 'first')).toBe('alive\n');
    certificate('second');
    for (const name of ['tls.pem', 'tls.key']) writeFileSync(at(name), readFileSync(at(name.replace('tls', 'second'))));
    await bash(reload, {});
    await server.says('the certificate was read anew');
    expect(await curl('/healthz', 'second')).toBe('alive\n');
    await expect(curl('/healthz', 'first')).rejects.toThrow(/certificate/);
    for (const name of ['tls.pem', 'tls.key']) writeFileSync(at(name), readFileSync(at(name.replace('tls', 'first'))));
    await bash(reload, {});
  });

  it('has a unit that systemd takes', async () => {
    const unit = block('[Service]')
      .replaceAll('/opt/cardwright', ROOT)
      .replace('User=cardwright', 'User=root')
      .replace('/etc/cardwright-server.env', at('server.env'));
    writeFileSync(at('cardwright-server.service'), unit);
    const { stderr } = await execute('systemd-analyze', ['verify', '--man=no', at('cardwright-server.service')]).catch(
      (cause: unknown) => cause as { readonly stderr: string },
    );
    expect(stderr.split('\n').filter((line) => line.includes('cardwright-server.service'))).toEqual([]);
  });

  it('runs as a role that owns nothing, on a schema that the other role owns', async () => {
    const client = new Client({ connectionString: environment['DATABASE_URL'] ?? '' });
    await client.connect();
    const { rows } = await client.query<{ readonly owner: string }>(
      "SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'cardwright'",
    );
    expect(rows).toEqual([{ owner: 'cardwright_owner' }]);
    await expect(client.query('DELETE FROM cardwright.record')).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });

  /** A key that was made before: its hash lies in the sealed set, under a key of the file. */
  async function makeKey(): Promise<string> {
    const [first] = (await points()) as readonly { readonly groupId?: string }[];
    const body = [
      '--header',
      'content-type: application/json',
      '--data',
      JSON.stringify({ subject: 'program', role: 'service-point-user' }),
    ];
    const made = await curl(`/service-point/${first?.groupId ?? ''}/api-keys`, 'first', '--header', await signIn(), ...body);
    return (JSON.parse(made) as { readonly bearer: string }).bearer;
  }

  it('comes back from its backup: records, journal, passwords, and what was sealed', async () => {
    const before = await points();
    const bearer = await makeKey();
    const backup = { ...environment };
    mkdirSync(at('backup/keys'), { recursive: true });
    await bash(block('pg_dump'), backup, at('backup'));
    expect(await server.stop()).toBe(0);
    await sql("psql <<'SQL'\nDROP DATABASE cardwright;\nCREATE DATABASE cardwright OWNER cardwright_owner;\nSQL\n");
    const passwords = readFileSync(at('state/first-passwords.txt'));
    rmSync(at('state'), { recursive: true });
    mkdirSync(at('state'));
    await bash(block('pg_restore'), backup, at('backup'));
    writeFileSync(at('state/first-passwords.txt'), passwords);
    server = await Deployed.start(environment);
    expect(await points()).toEqual(before);
    expect(await curl('/readyz', 'first')).toBe('ready\n');
    const byKey = ['grant_type=client_credentials', `client_secret=${bearer}`].flatMap((field) => ['--data-urlencode', field]);
    expect(JSON.parse(await curl('/oauth/token', 'first', ...byKey))).toMatchObject({ token_type: 'Bearer' });
  });

  it('brings an older database up to this version by the migrations alone', async () => {
    await sql("psql <<'SQL'\nCREATE DATABASE older OWNER cardwright_owner;\nSQL\n");
    const older = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(/\/cardwright$/, '/older')]));
    const folderOfMigrations = join(ROOT, 'server', 'store', 'migrations');
    await runner({
      databaseUrl: older['DATABASE_OWNER_URL'] ?? '',
      dir: folderOfMigrations,
      direction: 'up',
      count: 2,
      schema: 'cardwright',
      createSchema: true,
      migrationsTable: 'migration',
      log: () => undefined,
    });
    const owner = new Client({ connectionString: older['DATABASE_OWNER_URL'] ?? '' });
    await owner.connect();
    await owner.query(`INSERT INTO cardwright.counter VALUES (gen_random_uuid(), 'malformed', 7)`);
    const said = await bash(block('--migrate-only'), { ...older, CARDWRIGHT_SERVER_FOLDER: at('older') });
    expect(said).toContain('migration 0003-authorities ran');
    expect(said).not.toContain('0001');
    expect((await owner.query('SELECT value FROM cardwright.counter')).rows).toEqual([{ value: '7' }]);
    expect(await bash(block('--migrate-only'), { ...older, CARDWRIGHT_SERVER_FOLDER: at('older') })).not.toContain(' ran');
    await owner.end();
  });

  it('is not ready on a database that lacks a migration', async () => {
    await sql(
      "psql <<'SQL'\nCREATE DATABASE newer TEMPLATE older OWNER cardwright_owner;\n\\c newer\nDELETE FROM cardwright.migration WHERE name LIKE '0004%';\nSQL\n",
    );
    const { DATABASE_OWNER_URL: _, ...newer } = environment;
    const behind = await Deployed.start({
      ...newer,
      DATABASE_URL: (environment['DATABASE_URL'] ?? '').replace(/\/cardwright$/, '/newer'),
      CARDWRIGHT_SERVER_FOLDER: at('behind'),
    });
    const { stdout } = await execute('curl', [
      '--silent',
      '--cacert',
      at('first.pem'),
      '--write-out',
      '%{http_code}',
      '--output',
      '/dev/null',
      `${behind.url}/readyz`,
    ]);
    expect(stdout).toBe('503');
    expect(await behind.stop()).toBe(0);
  });
});
