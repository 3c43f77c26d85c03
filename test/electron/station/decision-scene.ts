import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionOutput } from '../../../core/actions/all.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { SoftPhone, type Told } from '../../server/mobile-id/soft-phone.ts';
import { HandClock } from './hand-clock.ts';
import { found, person } from './path.ts';
import { Register, type Somebody } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

export const RP = { origin: 'https://id.example.org', rpId: 'id.example.org' };
export const REASON = 'Has left on Friday';
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Wanted {
  readonly decision: 'approve' | 'reject';
  readonly reason?: string;
}
export const approval: Wanted = { decision: 'approve' };
export const rejection: Wanted = { decision: 'reject', reason: REASON };

/** Anna decides about Ada's card, which the operator asked for; her phone has a mobile ID in force. */
export class DecisionScene {
  readonly station: TestStation;
  readonly clock: HandClock;
  readonly server: TicketServer;
  readonly register: Register;
  readonly phone = new SoftPhone(RP);
  readonly anna: Somebody;
  readonly mobileId: string;
  requestId = '';

  private constructor(station: TestStation, server: TicketServer, clock: HandClock) {
    this.station = station;
    this.server = server;
    this.clock = clock;
    this.register = new Register(station);
    this.anna = this.register.person('Anna Approver', { roles: ['Approver'], memberships: [{}] });
    this.mobileId = this.register.mobileId(this.anna.id, { credential: this.phone.credential() });
  }

  static async open(): Promise<DecisionScene> {
    const clock = new HandClock();
    const station = await TestStation.open({ dataFolder: scratchFolder(), clock });
    await found(station);
    const scene = new DecisionScene(station, await TicketServer.for(station, clock.now), clock);
    const personId = await person(station, 'Ada Ampère');
    scene.requestId = (await station.call('card.request', { personId, profileId: 'employee-p256' })).requestId ?? '';
    await station.signIn(scene.anna);
    return scene;
  }

  async close(): Promise<void> {
    await this.station.close();
    await this.server.close();
  }

  shows(wanted = approval): Promise<ActionOutput<'request.ask-mobile-id'>> {
    return this.station.call('request.ask-mobile-id', { requestId: this.requestId, ...wanted });
  }

  async asks(wanted = approval): Promise<string> {
    return (await this.shows(wanted)).askedId;
  }

  lastAsked(): TicketServer['tickets'][number]['asked'] {
    const asked = this.server.tickets.at(-1)?.asked;
    if (asked === undefined) throw new TypeError('expected a ticket');
    return asked;
  }

  signs(told: Told = {}, { phone, mobileId }: { readonly phone: SoftPhone; readonly mobileId: string } = this): void {
    this.server.signed(mobileId, phone.sign(this.lastAsked(), told));
  }

  after(askedId: string): Promise<ActionOutput<'request.after-mobile-id'>> {
    return this.station.call('request.after-mobile-id', { requestId: this.requestId, askedId });
  }

  refusedAfter(askedId: string): Promise<string | undefined> {
    return this.station.refusal('request.after-mobile-id', { requestId: this.requestId, askedId });
  }

  /** Asked, and signed by Anna's phone: what it is taken by. */
  async signed(wanted = approval): Promise<string> {
    const askedId = await this.asks(wanted);
    this.signs();
    if (!(await this.after(askedId)).signed) throw new TypeError('expected a signature');
    return askedId;
  }

  refusedApproval(askedId: string): Promise<string | undefined> {
    return this.station.refusal('request.approve', { requestId: this.requestId, askedId });
  }

  state(): string | undefined {
    return this.station.store.get('request', this.requestId)?.state;
  }

  change(id: string, set: object): void {
    this.register.change({ record: 'mobile-id', id, set } as never);
  }

  lastFact(action: string): FactBody {
    const last = this.station.store.facts.find({ action, limit: 1 })[0]?.fact;
    if (last === undefined) throw new TypeError(`expected a fact of ${action}`);
    return last;
  }

  async exported(): Promise<readonly [string, string, string]> {
    await this.station.signIn(OPERATOR);
    const { folder } = await this.station.call('journal.export', {});
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    return [read('journal.ndjson'), read('checkpoint.txt'), read('policy.txt')];
  }

  /** What the checker says of the journal as it is now. */
  async judged(): Promise<string> {
    const [entries, checkpoint, policy] = await this.exported();
    return checkJournal([Buffer.from(entries)], checkpoint, policy).catch((cause: unknown) => `Not sound: ${(cause as Error).message}`);
  }
}
