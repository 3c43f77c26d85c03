import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from './people-file.ts';
import { peopleWorld, readMail } from './people-world.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;

beforeEach(async () => {
  ({ station } = await peopleWorld());
  await station.call('option.change', { id: 'users-creation-approval', value: true });
});
afterEach(() => station.close());

async function imported(lines: readonly string[]): Promise<void> {
  const importId = await handOver(station, 'people.csv', `Full name;E-mail;Department\n${lines.join('\n')}\n`);
  const { reading } = await station.call('import.open', { importId });
  await station.call('import.check', { importId, reading });
  await station.call('import.run', { importId });
}

const waiting = () => {
  const personId = station.store.people.byEmail(APPROVER.email)?.id ?? '';
  return station.store.mails.waiting({ personId, kind: 'request-waits' });
};

describe('a file of people that others must approve', () => {
  it('is told once, when it is over, with the count and nobody’s name', async () => {
    const heard: number[] = [];
    const end = station.shell.listen((json) => {
      if ((JSON.parse(json) as { event: string }).event === 'progress') heard.push(waiting().length);
    });
    await imported([...Array.from({ length: 40 }, (_, at) => `Person ${at};person.${at}@example.org;`), 'Ada Ampère;ada@example.org;']);
    end();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.every((mails) => mails === 0)).toBe(true);
    expect(waiting()).toHaveLength(1);
    const mail = await readMail(station, waiting()[0]?.id ?? '');
    expect(mail.subject).toContain('41 requests from an import wait for your approval');
    expect(mail.text).toContain(OPERATOR.name);
    expect(mail.text).not.toMatch(/Ampère|Person \d/);
  });

  it('is told to nobody where it asked for nothing', async () => {
    await imported(['Nobody;no address;']);
    expect(waiting()).toEqual([]);
  });
});
