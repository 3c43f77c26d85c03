import { CKF } from './cryptoki-tables.ts';
import { readWords } from './attributes.ts';
import { type Cryptoki, type CryptokiAbi, type Word, cryptokiAbi, loadCryptoki } from './cryptoki-functions.ts';
import { CKR_CRYPTOKI_ALREADY_INITIALIZED, CKR_OK } from './return-codes.ts';
import { faultOf, TokenFault } from './token-fault.ts';
import { TOKEN_INFO_ROOM, type TokenSeen, labelBytes, tokenInfo } from './token-info.ts';
import { type LoggedIn, TokenSession } from './token-session.ts';

/** Throws TokenFault unless the call succeeded. */
export function ok(call: string, code: Word): void {
  if (Number(code) !== CKR_OK) throw faultOf(call, Number(code));
}

const MOST_SLOTS = 64;

interface Slot {
  readonly id: Word;
  readonly token: TokenSeen;
}

/** A loaded PKCS #11 module. Every call blocks the calling thread: for worker threads only. */
export class TokenModule {
  readonly #cryptoki: Cryptoki;
  readonly #abi: CryptokiAbi;

  constructor(path: string, platform: string = process.platform) {
    this.#abi = cryptokiAbi(platform);
    this.#cryptoki = loadCryptoki(path, this.#abi);
    const code = Number(this.#cryptoki.C_Initialize(null));
    if (code !== CKR_CRYPTOKI_ALREADY_INITIALIZED) ok('C_Initialize', code);
  }

  /** The tokens there are; one that is not initialized is room for a new one. */
  list(): readonly TokenSeen[] {
    return this.#slots().map(({ token }) => token);
  }

  /** Makes a token in the first free place: SO PIN and label; the PIN comes next. Throws TokenFault `token-full` where none is free. */
  initialize(label: string, soPin: Uint8Array): void {
    if (this.#slots().some(({ token }) => token.initialized && token.label === label))
      throw new TokenFault('C_InitToken', { kind: 'programming', meaning: `there is a token "${label}" already` });
    const free = this.#slots().find(({ token }) => !token.initialized);
    if (free === undefined) throw new TokenFault('C_InitToken', { kind: 'token-full', meaning: 'there is no free place for a token' });
    ok('C_InitToken', this.#cryptoki.C_InitToken(free.id, soPin, soPin.length, labelBytes(label)));
  }

  /** Opens a session with the token of that label, logs in where a PIN is given, and closes it whatever happens. */
  at<T>(label: string, login: LoggedIn | undefined, work: (session: TokenSession) => T): T {
    const slot = this.#slots().find(({ token }) => token.initialized && token.label === label);
    if (slot === undefined) throw new TokenFault('C_OpenSession', { kind: 'token-gone', meaning: `there is no token "${label}"` });
    const handle: [Word] = [0];
    ok('C_OpenSession', this.#cryptoki.C_OpenSession(slot.id, CKF.serialSession | CKF.rwSession, null, null, handle));
    const session = new TokenSession(this.#cryptoki, this.#abi, handle[0]);
    try {
      if (login !== undefined) session.login(login);
      return work(session);
    } finally {
      session.close();
    }
  }

  end(): void {
    this.#cryptoki.C_Finalize(null);
  }

  #slots(): readonly Slot[] {
    const ids = new Uint8Array(MOST_SLOTS * this.#abi.wordBytes);
    // A module looks for new places only when it is asked how many there are (v2.40 §5.5, C_GetSlotList).
    const count: [Word] = [0];
    ok('C_GetSlotList', this.#cryptoki.C_GetSlotList(1, null, count));
    count[0] = MOST_SLOTS;
    ok('C_GetSlotList', this.#cryptoki.C_GetSlotList(1, ids, count));
    return readWords(ids, this.#abi)
      .slice(0, Number(count[0]))
      .map((id) => {
        const info = new Uint8Array(TOKEN_INFO_ROOM);
        ok('C_GetTokenInfo', this.#cryptoki.C_GetTokenInfo(id, info));
        return { id, token: tokenInfo(info, this.#abi) };
      });
  }
}
