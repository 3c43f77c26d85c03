import type { KeyObject } from 'node:crypto';
import type { CardChannel } from '../iso7816/channel.ts';
import { type CardAbilities, probeAbilities, readExtended } from './abilities.ts';
import { type CommandRoute, extendedRoute, shortRoute } from './command-route.ts';
import { type RandomBytes, authenticateExternally, authenticateMutually } from './commands/authenticate-management.ts';
import { getData, putData } from './commands/data-objects.ts';
import { importKey } from './commands/import-key.ts';
import { type KeyPolicy, generateKeyPair } from './commands/key-pair.ts';
import {
  type KeyMetadata,
  type ManagementMetadata,
  type SecretMetadata,
  keyMetadata,
  managementMetadata,
  secretMetadata,
} from './commands/metadata.ts';
import { type PinStatus, changePin, changePuk, forgetPin, pinStatus, unblockPin, verifyPin } from './commands/pin.ts';
import { type KeyOnCard, agreeWithPrivateKey, applyPrivateKey } from './commands/private-key.ts';
import { type ApplicationProperties, selectPiv } from './commands/select.ts';
import {
  type CardVersion,
  attest,
  destroyEverything,
  destroyKey,
  getSerial,
  getVersion,
  moveKey,
  setManagementKey,
  setTries,
} from './commands/vendor.ts';
import type { ManagementKey } from './management-key.ts';
import { PivError } from './piv-error.ts';
import type { PublicKey } from './public-key.ts';
import { type HashName, signatureInput, usualHash } from './signature-input.ts';
import { type ObjectKey, objects } from './tables/objects.ts';
import { type SlotKey, slots } from './tables/slots.ts';

/** An object by its key in the table, or any other by its BER-TLV tag. */
export type ObjectName = ObjectKey | number;

function tagOf(object: ObjectName): number {
  return typeof object === 'number' ? object : objects[object].tag;
}

/**
 * A session with the PIV application of one card over one channel. It remembers nothing that the card counts or decides: tries,
 * PIN and administrator state are asked from the card. Every method throws PivError, CardGone or the reader's fault.
 */
export class PivCard {
  readonly channel: CardChannel;
  #random: RandomBytes;
  #route: CommandRoute;
  #application: ApplicationProperties;
  #abilities: CardAbilities | undefined;
  #administered = false;
  #formIsKnown = false;

  private constructor(channel: CardChannel, random: RandomBytes, application: ApplicationProperties) {
    this.channel = channel;
    this.#random = random;
    this.#route = shortRoute(channel);
    this.#application = application;
  }

  /** SELECTs the PIV application. Throws PivError 'no-application'. */
  static async open(channel: CardChannel, random: RandomBytes): Promise<PivCard> {
    return new PivCard(channel, random, await selectPiv(shortRoute(channel).sender));
  }

  get application(): ApplicationProperties {
    return this.#application;
  }
  get form(): CommandRoute['form'] {
    return this.#route.form;
  }

  /** SELECTs again: after another application was used, or to drop what was proved. Some cards keep it nevertheless. */
  async reselect(): Promise<void> {
    this.#application = await selectPiv(this.#route.sender);
  }

  /** Uses extended length from now on if the card takes it; `largestCommandBytes` is the card model's. */
  async useExtendedLength(largestCommandBytes: number): Promise<boolean> {
    if (!this.#formIsKnown) await this.tryExtendedLength(largestCommandBytes, 'discovery');
    return this.form === 'extended';
  }

  /** The same by reading that object: is it there? undefined where extended length is not taken. */
  async tryExtendedLength(largestCommandBytes: number, object: ObjectKey): ReturnType<typeof readExtended> {
    const found = await readExtended(this.channel, objects[object].tag);
    this.#route = found === undefined ? shortRoute(this.channel) : extendedRoute(this.channel, largestCommandBytes);
    this.#formIsKnown = true;
    return found;
  }

  /**
   * What this card can do, asked from it by commands that change and count nothing; asked once a session, and before 9B is
   * authenticated, since one of the commands could do something then. Throws 'input-invalid' afterwards.
   */
  async abilities(): Promise<CardAbilities> {
    if (this.#abilities !== undefined) return this.#abilities;
    if (this.#administered) throw new PivError('input-invalid', 'abilities are asked before the management key is authenticated');
    this.#abilities = await probeAbilities(this.#route.sender, this.channel, this.#application);
    return this.#abilities;
  }

  /** What the same card was found to be able to do a moment ago. */
  assume(abilities: CardAbilities): void {
    this.#abilities = abilities;
  }

  // Data objects (part 2 §3.1.2, §3.3.1)

  /** Content without its wrapper; empty where created but unused; undefined where absent. Throws 'pin-needed'. */
  readObject(object: ObjectName): Promise<Uint8Array | undefined> {
    return getData(this.#route.sender, tagOf(object));
  }

  /** Replaces the whole object. Needs 9B. Throws 'management-key-needed', 'no-room'. */
  writeObject(object: ObjectName, content: Uint8Array): Promise<void> {
    return putData(this.#route.sender, tagOf(object), content);
  }

  /** Sets the object to zero length. Needs 9B. */
  emptyObject(object: ObjectName): Promise<void> {
    return putData(this.#route.sender, tagOf(object), new Uint8Array(0));
  }

  // PIN and PUK (part 2 §3.2.1 to §3.2.3); bytes unpadded, the caller wipes its own arrays

  pinStatus(): Promise<PinStatus> {
    return pinStatus(this.#route.sender);
  }
  verifyPin(pin: Uint8Array): Promise<void> {
    return verifyPin(this.#route.sender, pin);
  }

  forgetPin(): Promise<boolean> {
    return forgetPin(this.#route.sender);
  }
  changePin(current: Uint8Array, wanted: Uint8Array): Promise<void> {
    return changePin(this.#route.sender, current, wanted);
  }

  changePuk(current: Uint8Array, wanted: Uint8Array): Promise<void> {
    return changePuk(this.#route.sender, current, wanted);
  }

  unblockPin(puk: Uint8Array, wanted: Uint8Array): Promise<void> {
    return unblockPin(this.#route.sender, puk, wanted);
  }

  // Management key (part 2 §3.2.4, appendix A.1, A.2)

  /** Mutual authentication. Throws 'management-cipher-wrong' (nothing spent), 'management-key-wrong', 'card-not-proved'. */
  authenticateManagement(key: ManagementKey): Promise<void> {
    this.#administered = true;
    return authenticateMutually(this.#route.sender, key, this.#random);
  }

  /** For cards without the mutual form: the card proves nothing. */
  authenticateManagementExternally(key: ManagementKey): Promise<void> {
    this.#administered = true;
    return authenticateExternally(this.#route.sender, key);
  }

  // Keys (part 2 §3.2.4, §3.3.2)

  generateKey(wanted: KeyOnCard & { readonly policy?: KeyPolicy }): Promise<PublicKey> {
    return generateKeyPair(this.#route.sender, wanted);
  }

  /** When the slot's key wants the PIN by the standard: 9C 'always', so verify right before each signature. */
  pinRule(slot: SlotKey): 'never' | 'once' | 'always' {
    return slots[slot].pin;
  }

  /** Hashes, pads and signs: PKCS #1 v1.5, ECDSA in DER, or Ed25519. Throws 'pin-needed', 'key-missing'. */
  sign(key: KeyOnCard, message: Uint8Array, hash: HashName = usualHash(key.kind)): Promise<Uint8Array> {
    return applyPrivateKey(this.#route.sender, key, signatureInput(key.kind, hash, message));
  }

  /** RSA: the deciphered block with its padding (unpaddedPkcs1 takes it off). Wipe it after use. */
  decipher(key: KeyOnCard, block: Uint8Array): Promise<Uint8Array> {
    return applyPrivateKey(this.#route.sender, key, block);
  }

  /** ECDH: the shared X coordinate. Wipe it after use. */
  agree(key: KeyOnCard, point: Uint8Array): Promise<Uint8Array> {
    return agreeWithPrivateKey(this.#route.sender, key, point);
  }

  // Yubico's extensions; ask abilities() first, else they throw 'unsupported'

  version(): Promise<CardVersion> {
    return getVersion(this.#route.sender);
  }

  serial(): Promise<number> {
    return getSerial(this.#route.sender);
  }

  secretMetadata(which: 'pin' | 'puk'): Promise<SecretMetadata | undefined> {
    return secretMetadata(this.#route.sender, which);
  }

  managementMetadata(): Promise<ManagementMetadata | undefined> {
    return managementMetadata(this.#route.sender);
  }

  /** undefined where the slot is empty: a card that has the command may deny even that for an empty slot. */
  async keyMetadata(slot: SlotKey): Promise<KeyMetadata | undefined> {
    try {
      return await keyMetadata(this.#route.sender, slot);
    } catch (error) {
      if (this.#abilities?.metadata === true && error instanceof PivError && error.kind === 'unsupported') return undefined;
      throw error;
    }
  }

  setManagementKey(key: ManagementKey, touch = false): Promise<void> {
    return setManagementKey(this.#route.sender, key, touch);
  }

  /** PIN and PUK fall back to FACTORY VALUES: set both right after. Needs 9B and PIN. */
  setTries(tries: { readonly pin: number; readonly puk: number }): Promise<void> {
    return setTries(this.#route.sender, tries);
  }

  attest(slot: SlotKey): Promise<Uint8Array> {
    return attest(this.#route.sender, slot);
  }

  importKey(target: KeyOnCard & { readonly policy?: KeyPolicy }, key: KeyObject): Promise<void> {
    return importKey(this.#route.sender, target, key);
  }

  moveKey(from: SlotKey, to: SlotKey): Promise<void> {
    return moveKey(this.#route.sender, from, to);
  }

  destroyKey(slot: SlotKey): Promise<void> {
    return destroyKey(this.#route.sender, slot);
  }

  /** Wipes the whole application; only while PIN and PUK are both blocked. */
  destroyEverything(): Promise<void> {
    return destroyEverything(this.#route.sender);
  }
}
