import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { open, press, sits, type, wrongWith } from './staff.ts';

/** DataCite and the services that know names: what they were asked, and the one person whom nobody knows. */
const UNKNOWN = '0000-0002-1694-233X';
const asked: string[] = [];
let services: Server;
let api = '';
let desk: Desk;

beforeAll(async () => {
  services = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => {
      response.writeHead(request.url?.includes(UNKNOWN) === true ? 404 : 200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  desk = await openDeskWithoutReaders({ pictures: 'registry-settings' });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  services?.closeAllConnections();
  services?.close();
});

const main = () => desk.page.locator('main');
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);

describe('Who registers RAiDs and knows names', () => {
  it('is this station and nobody, until an Administrator says otherwise by the keyboard', async () => {
    await open(desk, '/settings');
    await main().getByRole('tab', { name: 'RAiDs' }).click();
    await main().getByText('This station registers handles itself').waitFor();
    await look('registry-itself');
    await type(desk, /^Address of DataCite/, api);
    await type(desk, /^Member account/, 'NORTH');
    await type(desk, /^Prefix for new/, '10.82481');
    await type(desk, /^Password of the account/, 'a secret of the account');
    await desk.page.keyboard.press('Tab');
    await press(desk, 'Save');
    await main().getByText(`DataCite registers them, at ${api}`).waitFor();
    expect(await main().getByLabel('Password of the account').inputValue()).toBe('');
    await type(desk, /^People \(ORCID\)/, `${api}/orcid`);
    await main().getByRole('button', { name: 'Save' }).last().click();
    await main().getByText('Saved.').last().waitFor();
    await look('registry-datacite');
  });

  it('mints with DataCite, and tells at its field whom ORCID does not know', async () => {
    const { servicePoints } = await desk.post<{ servicePoints: { id: string }[] }>('service-point.find', {});
    const people = { adminEmail: 'head@example.org', techEmail: 'tech@example.org', appWritesEnabled: true };
    const identifierOwner = 'https://ror.org/00rqy9422';
    await desk.post('service-point.update', { servicePointId: servicePoints[0]?.id, name: 'North campus', identifierOwner, ...people });
    expect(asked).toContain('POST /repositories');
    await open(desk, '/raids/new');
    await type(desk, /^Title/, 'Tides at the pier');
    await type(desk, /^ORCID iD/, UNKNOWN);
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Control+Enter');
    await main().getByRole('alert').getByText('1 thing to mend').waitFor();
    await look('registry-unknown-person');
    await type(desk, /^ORCID iD/, '0000-0002-1825-0097');
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.getByText(/^Minted: 10\.82481\//).waitFor();
    expect(asked).toContain('POST /dois');
  });
});
