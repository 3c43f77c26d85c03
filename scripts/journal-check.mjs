// Judges an exported journal: journal-check EXPORT CHECKPOINT POLICY, and, with WITNESSED WITNESSES behind them, that witnesses saw it
// or that one entry stands in a log: journal-check PROOF ENTRY POLICY
// One file, no dependencies, and none of Cardwright's own code: read it, then trust it. What it checks stands in docs/journal.md.
// Ends with 0 where everything holds; else with 1, the place and the reason.
import crypto from 'node:crypto';
import fs from 'node:fs';

const LONGEST_LINE = 64 * 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** DER before the 32 bytes of an Ed25519 public key (RFC 8410 §4). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** What is wrong, and where: `line` counts lines of the export from 1, `number` is what that entry calls itself. */
export class Broken extends Error {
  constructor(reason, place = {}) {
    super(reason);
    this.line = place.line;
    this.number = place.number;
  }
}

const sha256 = (...parts) => {
  if (parts.length === 1 && crypto.hash !== undefined) return crypto.hash('sha256', parts[0], 'buffer');
  const hash = crypto.createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** Where the fact begins in a line. */
const FACT_AT = '{"fact":'.length;
const COLON = 0x3a;
/** RFC 6962 §2.1: 00 before a leaf, 01 before the two halves of a node. */
const NODE = Buffer.alloc(65, 1);

function nodeOf(left, right) {
  NODE.set(left, 1);
  NODE.set(right, 33);
  return sha256(NODE);
}

function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Broken('base64 that is not written as RFC 4648 §4 writes it');
  return bytes;
}

function ed25519Key(raw) {
  return crypto.createPublicKey({ key: Buffer.concat([ED25519_SPKI, raw]), format: 'der', type: 'spki' });
}

/** Whether the members of every object stand in order by UTF-16 code units (RFC 8785 §3.2.3), each once, as they were parsed. */
function isSorted(value) {
  if (Array.isArray(value)) return value.every((item) => item === null || typeof item !== 'object' || isSorted(item));
  let before;
  for (const name in value) {
    if (before !== undefined && before >= name) return false;
    before = name;
    const member = value[name];
    if (member !== null && typeof member === 'object' && !isSorted(member)) return false;
  }
  return true;
}

/** RFC 8785: members sorted by UTF-16 code units, no blanks, strings and numbers as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** C2SP signed-note, "Verifier keys": name+id+key; of type 1, which signs notes, or 4, which cosigns them. */
function readVerifierKey(text, type) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text ?? '') ?? [];
  if (name === undefined) throw new Broken('the policy names a key that is not written as name+id+key');
  const bytes = fromBase64(encoded);
  if (bytes.length !== 33 || bytes[0] !== type) throw new Broken('the policy names a key that is not Ed25519, or of another use');
  const keyId = sha256(name, '\n', bytes).subarray(0, 4);
  if (keyId.toString('hex') !== id) throw new Broken('the policy names a key whose id does not belong to it');
  return { name, keyId, raw: bytes.subarray(1), key: ed25519Key(bytes.subarray(1)) };
}

/** C2SP tlog-policy: the logs to believe, the witnesses, and which of those must have seen a head. */
export function readPolicy(text) {
  const [logs, witnesses, inGroups] = [[], [], new Set()];
  /** By name, whether the witnesses that cosigned are enough. */
  const rules = new Map([['none', () => true]]);
  const name = (own, rule) => {
    if (own === undefined || rules.has(own)) throw new Broken('the policy gives a name twice, or none');
    rules.set(own, rule);
  };
  const group = ([own, least, ...members]) => {
    const most = members.length;
    const wanted = least === 'all' ? most : least === 'any' ? 1 : /^[1-9][0-9]{0,8}$/.test(least ?? '') ? Number(least) : 0;
    if (wanted < 1 || wanted > most) throw new Broken('the policy has a group that asks for none of its members, or for more');
    for (const member of members) {
      if (member === 'none' || !rules.has(member) || inGroups.has(member))
        throw new Broken('the policy has a group of what is not named before it, or is in a group already');
      inGroups.add(member);
    }
    const parts = members.map((member) => rules.get(member));
    name(own, (cosigned) => parts.filter((isEnough) => isEnough(cosigned)).length >= wanted);
  };
  let isQuorum;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(text)) throw new Broken('the policy has a control character');
  for (const line of text.split('\n').map((raw) => raw.replace(/^[ \t]+|[ \t]+$/g, ''))) {
    const [word, ...rest] = line.split(/[ \t]+/);
    if (word === '' || word.startsWith('#')) continue;
    if (word === 'log' && rest.length <= 2) logs.push(readVerifierKey(rest[0], 1));
    else if (word === 'witness' && rest.length <= 3) {
      const witness = readVerifierKey(rest[1], 4);
      if (witnesses.some(({ raw }) => raw.equals(witness.raw))) throw new Broken('the policy names a witness twice');
      witnesses.push(witness);
      name(rest[0], (cosigned) => cosigned.has(witness));
    } else if (word === 'group') group(rest);
    else if (word === 'quorum' && rest.length === 1 && isQuorum === undefined && rules.has(rest[0])) isQuorum = rules.get(rest[0]);
    else throw new Broken(`the policy has a line that is none, or not in its place: it begins with "${word.slice(0, 20)}"`);
  }
  if (isQuorum === undefined) throw new Broken('the policy does not say which quorum it asks for');
  if (logs.length === 0) throw new Broken('the policy names no log');
  return { logs, witnesses, isQuorum };
}

/** C2SP tlog-cosignature, cosignature/v1: whether a witness signed that it saw the note at the time it names. */
function isCosigned(text, { key }, bytes) {
  const seconds = bytes.length === 72 ? bytes.readBigUInt64BE() : 1n << 63n;
  return seconds < 1n << 63n && crypto.verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key, bytes.subarray(8));
}

/** C2SP signed-note and tlog-checkpoint: signed by the log of the policy that it names as its origin, and cosigned as the policy asks. */
function readHead(note, { logs, witnesses, isQuorum }) {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new Broken('the checkpoint is not a signed note');
  const text = note.slice(0, split + 1);
  const [origin, size, root] = text.split('\n');
  const log = logs.find(({ name }) => name === origin);
  if (log === undefined) throw new Broken(`the policy does not name the checkpoint's log "${origin}"`);
  const cosigned = new Set();
  let signed = false;
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    if (name === undefined) throw new Broken('the checkpoint has a line among its signatures that is none');
    const bytes = fromBase64(encoded);
    const isOf = (known) => known.name === name && known.keyId.equals(bytes.subarray(0, 4));
    if (isOf(log)) {
      if (!crypto.verify(null, Buffer.from(text), log.key, bytes.subarray(4))) throw new Broken("the checkpoint's signature does not hold");
      signed = true;
    }
    const witness = witnesses.find(isOf);
    if (witness === undefined) continue;
    if (!isCosigned(text, witness, bytes.subarray(4))) throw new Broken('a cosignature of the checkpoint does not hold');
    cosigned.add(witness);
  }
  if (!signed) throw new Broken('the checkpoint is not signed by the log that the policy names');
  if (!isQuorum(cosigned)) throw new Broken(`the checkpoint is cosigned by ${cosigned.size} of ${witnesses.length} witnesses: too few`);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size)) throw new Broken('the checkpoint has no size');
  const rootBytes = fromBase64(root ?? '');
  if (rootBytes.length !== 32) throw new Broken('the checkpoint has no root of 32 bytes');
  const seen = witnesses.length === 0 ? '' : `, cosigned by ${cosigned.size} of ${witnesses.length} witnesses`;
  return { origin, text, seen, size: Number(size), root: rootBytes, key: log.key };
}

/** The head of one station's journal. */
export function readCheckpoint(note, policy) {
  const { text, ...head } = readHead(note, policy);
  const [, station, epoch] = /^cardwright\/([0-9a-f-]{36})\/(0|[1-9][0-9]{0,8})$/.exec(head.origin) ?? [];
  if (station === undefined) throw new Broken("the checkpoint's origin is not cardwright/STATION/EPOCH");
  return { ...head, station, epoch: Number(epoch), signatures: /^signatures (\S+)$/m.exec(text)?.[1] };
}

/** Roots of the complete subtrees of a growing RFC 6962 tree, largest first. */
class Tree {
  size = 0;
  roots = [];

  append(leaf) {
    let root = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) root = nodeOf(this.roots.pop(), root);
    this.roots.push(root);
    this.size += 1;
  }

  root() {
    if (this.size === 0) return sha256('');
    return this.roots.slice(0, -1).reduceRight((right, left) => nodeOf(left, right), this.roots.at(-1));
  }
}

/** The lines of a stream of chunks with their newlines taken off; the last one must have had one. */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines = [];
    let from = 0;
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      lines.push(bytes.subarray(from, to));
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST_LINE) throw new Broken('a line is longer than 64 MiB');
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [rest, undefined];
}

function readLine(bytes, place) {
  let text;
  let entry;
  try {
    text = bytes.toString();
    // It stands for what is no UTF-8, if it does not stand there itself.
    if (text.includes('\ufffd')) text = UTF8.decode(bytes);
    entry = JSON.parse(text);
  } catch {
    throw new Broken('the line is not JSON in UTF-8', place);
  }
  if (entry === null || typeof entry !== 'object' || entry.fact === null || typeof entry.fact !== 'object')
    throw new Broken('the line is no entry', place);
  const known = { line: place.line, number: Number.isSafeInteger(entry.fact.n) ? entry.fact.n : undefined };
  const members = Object.keys(entry).join();
  if (members !== 'fact,hash,signature') throw new Broken('the entry is not made of fact, hash and signature', known);
  // JSON.stringify writes strings and numbers as RFC 8785 wants them, and members in the order in which they came.
  if (!(isSorted(entry) && JSON.stringify(entry) === text) && canonical(entry) !== text)
    throw new Broken('the line is not written as RFC 8785 writes it', known);
  return { entry, known };
}

/** Everything about one entry but its signature, in the order in which a reader would ask. Gives the 32 bytes that are signed. */
function checkEntry({ fact, hash, signature }, expected, known) {
  // The line is RFC 8785, so the fact's own bytes stand in it, between its name and those of hash and signature; the colon before it makes
  // room for the 00 of a leaf meanwhile.
  const { bytes, station, epoch } = expected;
  const end = bytes.length - JSON.stringify({ hash, signature }).length;
  bytes[FACT_AT - 1] = 0;
  const own = sha256(bytes.subarray(FACT_AT - 1, end));
  bytes[FACT_AT - 1] = COLON;
  if (own.toString('hex') !== hash) throw new Broken('its hash is not the hash of what it says', known);
  if (fact.v !== 1) throw new Broken('it is of a version that this program does not know', known);
  if (fact.station !== station) throw new Broken('it is an entry of another station', known);
  if (fact.epoch !== epoch) throw new Broken('it is an entry of another epoch', known);
  if (fact.n !== expected.n) throw new Broken(`entry ${expected.n} should stand here`, known);
  if (fact.previous !== expected.previous) throw new Broken('it does not follow the entry before it', known);
  return own;
}

function signed(own, signature, key) {
  return new Promise((resolve) => {
    const bytes = typeof signature === 'string' ? Buffer.from(signature, 'base64') : Buffer.alloc(0);
    if (bytes.length !== 64 || bytes.toString('base64') !== signature) resolve(false);
    else crypto.verify(null, own, key, bytes, (error, holds) => resolve(error === null && holds));
  });
}

/** Checks the lines of one chunk; signatures run beside each other, and the first entry that is wrong in any way is the one named. */
async function checkLines(lines, state) {
  const pending = [];
  let broken;
  for (const bytes of lines) {
    const place = { line: state.n + 1 };
    try {
      if (bytes === undefined) throw new Broken('the export ends in the middle of a line', { line: state.n });
      const { entry, known } = readLine(bytes, place);
      const own = checkEntry(entry, { ...state.expected, bytes, n: state.n + 1, previous: state.previous }, known);
      if (state.vouched > state.n) state.signatures.update(String(entry.signature));
      else pending.push({ known, holds: signed(own, entry.signature, state.checkpoint.key) });
      state.previous = entry.hash;
      state.n += 1;
      state.tree.append(own);
      if (state.n === state.checkpoint.wanted) state.leaf = own;
      const { fact } = entry;
      if (fact.note?.cardSignature !== undefined) state.decisions.push({ fact, known, means: 'card' });
      if (fact.note?.phoneSignature !== undefined) state.decisions.push({ fact, known, means: 'phone' });
      if (state.n === state.checkpoint.size) state.rootThere = state.tree.root();
    } catch (cause) {
      if (!(cause instanceof Broken)) throw cause;
      broken = cause;
      break;
    }
  }
  for (const { known, holds } of pending) if (!(await holds)) throw new Broken("its signature is not the station's", known);
  if (broken !== undefined) throw broken;
}

/** One way through an export; the signatures of the first `vouched` entries are hashed instead of verified. Throws Broken. */
async function pass(chunks, checkpoint, vouched) {
  const { station, epoch, size } = checkpoint;
  const tree = new Tree();
  const signatures = crypto.createHash('sha256');
  const rootThere = size === 0 ? tree.root() : undefined;
  const state = { checkpoint, expected: { station, epoch }, tree, n: 0, previous: '0'.repeat(64), vouched, signatures, rootThere };
  state.decisions = [];
  for await (const lines of linesOf(chunks)) await checkLines(lines, state);
  const { n, decisions, leaf } = state;
  return { n, decisions, leaf, rootThere: state.rootThere, signatures: signatures.digest('base64') };
}

/** Checks an export (chunks of bytes that can be gone through twice) against the texts of checkpoint and policy. Gives the sentence to print; throws Broken. */
export async function checkJournal(chunks, checkpointText, policyText) {
  return judge(chunks, readCheckpoint(checkpointText, readPolicy(policyText)));
}

/** The same for texts of its own (checkpoint, policy), and that it stands in a log that witnesses saw: by a C2SP tlog-proof (proof, policy). */
export async function checkWitnessed(chunks, own, seen) {
  return judge(chunks, readCheckpoint(own.checkpoint, readPolicy(own.policy)), readProof(seen.proof, readPolicy(seen.policy)));
}

/**
 * Where the checkpoint vouches for the signatures, their hash stands for verifying each; if anything at all is wrong then, each is verified in a second
 * way through, so that the first bad entry is named.
 */
async function judge(chunks, head, witnessed) {
  const checkpoint = { ...head, wanted: witnessed?.entry };
  const { origin, size, root, signatures } = checkpoint;
  const quick = signatures === undefined ? undefined : await pass(chunks, checkpoint, size).catch(onlyBroken);
  const isWhole = quick?.rootThere?.equals(root) === true && quick.signatures === signatures;
  const { n, rootThere, decisions, leaf } = isWhole ? quick : await pass(chunks, checkpoint, 0);
  if (rootThere === undefined) throw new Broken(`the export ends after ${n} entries, the checkpoint vouches for ${size}`, { line: n + 1 });
  if (!rootThere.equals(root)) throw new Broken(`the first ${size} entries are not those that the checkpoint vouches for`);
  if (quick !== undefined && !isWhole) throw new Broken('the signatures are not those that the checkpoint vouches for');
  const later = n - size;
  const more =
    later === 0 ? '' : ` ${later} later ones follow in chain, each signed by the station; this checkpoint does not vouch for them.`;
  const signedToo = await checkDecisions(chunks, decisions);
  return `Sound: ${size} entries of ${origin} are whole, in order, signed, and what the checkpoint vouches for.${more}${signedToo}${sentenceOfWitnesses(witnessed, leaf)}`;
}

/** That the log in which witnesses saw this journal has its entry, and by its chain all before that; throws Broken. */
function sentenceOfWitnesses(witnessed, leaf) {
  if (witnessed === undefined) return '';
  const { entry, head } = witnessed;
  if (leaf === undefined || rootOver(leaf, witnessed)?.equals(head.root) !== true)
    throw new Broken('no entry of it stands where the proof of its witnesses says');
  return ` Up to entry ${entry} it stands in ${head.origin} under a head of ${head.size} entries${head.seen}.`;
}

/** The hash that goes with a kind of key (SP 800-78-5 table 6); none for Ed25519. */
function digestOf({ asymmetricKeyType, asymmetricKeyDetails }) {
  if (asymmetricKeyType === 'ed25519') return null;
  return asymmetricKeyDetails.namedCurve === 'secp384r1' ? 'sha384' : 'sha256';
}

function fromBase64Url(text) {
  const bytes = Buffer.from(String(text), 'base64url');
  if (bytes.toString('base64url') !== text) throw new Broken('base64url that is not written as RFC 4648 §5 writes it');
  return bytes;
}

/** WebAuthn §6.1: flags for somebody who was present, and whom the phone knew. */
const PRESENT_AND_KNOWN = 0x05;

/** By what a decision can be signed: what is written of it in `note`, whether it holds, and what else ties it to the record of card or phone. */
const MEANS = {
  card: {
    key: 'cardKey',
    record: 'cardSerial',
    holds: ({ statement, cardSignature }, key) => crypto.verify(digestOf(key), Buffer.from(statement), key, fromBase64(cardSignature)),
    fits: (issued, { cardKey }) => issued.keyHash === sha256(fromBase64(cardKey)).toString('hex') && issued.slot === '9c',
    sentence: (all, tied) =>
      ` ${all} decisions carry a signature of the decider's card; ${tied} of those cards were issued in this journal.`,
  },
  phone: {
    key: 'phoneKey',
    record: 'phoneCredential',
    /** WebAuthn §7.2: the challenge is the hash of the statement. */
    holds({ statement, phoneAuthenticatorData, phoneClientData, phoneSignature }, key) {
      const [data, said] = [fromBase64Url(phoneAuthenticatorData), fromBase64Url(phoneClientData)];
      const { type, challenge } = JSON.parse(UTF8.decode(said));
      if (type !== 'webauthn.get' || challenge !== sha256(statement).toString('base64url')) return false;
      if (data.length < 37 || (data[32] & PRESENT_AND_KNOWN) !== PRESENT_AND_KNOWN) return false;
      return crypto.verify('sha256', Buffer.concat([data, sha256(said)]), key, fromBase64Url(phoneSignature));
    },
    fits({ spki, origin, rpId }, { phoneKey, phoneClientData, phoneAuthenticatorData }) {
      const domain = fromBase64Url(phoneAuthenticatorData).subarray(0, 32);
      return spki === phoneKey && domain.equals(sha256(rpId)) && JSON.parse(fromBase64Url(phoneClientData)).origin === origin;
    },
    sentence: (all, tied) =>
      ` ${all} decisions carry a signature of the decider's phone; ${tied} of those mobile IDs were made in this journal.`,
  },
};

/** Throws Broken unless the decision says what its card or phone signed, about this very entry. Gives what has to stand elsewhere in the journal. */
function checkSignature({ fact, known, means }) {
  const { key: keyName, record, holds: holdsBy } = MEANS[means];
  const { statement } = fact.note;
  let said;
  let holds = false;
  try {
    said = JSON.parse(statement);
    const key = crypto.createPublicKey({ key: fromBase64(fact.note[keyName]), format: 'der', type: 'spki' });
    holds = holdsBy(fact.note, key);
  } catch {
    holds = false;
  }
  if (!holds || canonical(said) !== statement) throw new Broken(`its ${means} signature is not its key's`, known);
  const { who, subject } = fact;
  const own = { action: fact.action, person: who.person, request: subject?.id, session: who.session, station: fact.station };
  for (const name of Object.keys(own))
    if (said[name] !== own[name]) throw new Broken(`its ${means} signed another ${name} than the entry says`, known);
  return { known, means, asked: said.asked, request: own.request, person: who.person, note: fact.note, record: fact.note[record] };
}

/** What of the journal the claims have to be held against: wishes, and the records of cards and phones. */
async function recordsFor(chunks, claims) {
  const asked = new Map(claims.map((claim) => [claim.asked, undefined]));
  const issued = new Map(claims.map((claim) => [claim.record, undefined]));
  const [requests, holders, ended] = [new Map(), new Map(), new Map()];
  let n = 0;
  const take = ({ record, id, set }) => {
    if (record === 'request' && !requests.has(id)) requests.set(id, n);
    if ((record === 'card' || record === 'mobile-id') && set.personId !== undefined) holders.set(id, set.personId);
    if (record === 'mobile-id' && (set.state === 'locked' || set.state === 'expired') && !ended.has(id)) ended.set(id, n);
    if (record === 'certificate' && issued.has(set.serialHex)) issued.set(set.serialHex, { n, of: set.cardId, ...set });
    if (record === 'mobile-id' && issued.has(set.credential?.id)) issued.set(set.credential.id, { n, of: id, ...set.credential });
  };
  for await (const lines of linesOf(chunks))
    for (const bytes of lines) {
      const { fact, hash } = JSON.parse(bytes.toString());
      n += 1;
      if (asked.has(hash)) asked.set(hash, n);
      fact.changes.forEach(take);
    }
  return { asked, issued, requests, holders, ended };
}

/**
 * Decisions that were signed by the decider's card or phone: each signature, that what it was asked stands before it, and, where the card was
 * issued or the mobile ID made in this journal, that the key is that person's and was in force. Gives sentences; throws Broken.
 */
async function checkDecisions(chunks, decisions) {
  if (decisions.length === 0) return '';
  const claims = decisions.map(checkSignature);
  const { asked, issued, requests, holders, ended } = await recordsFor(chunks, claims);
  const tied = { card: 0, phone: 0 };
  for (const { known, means, note, ...claim } of claims) {
    // A wish that another station wrote down is named by no entry of this journal.
    const wished =
      claim.asked === '' ? (requests.get(claim.request) ?? known.number) >= known.number : asked.get(claim.asked) < known.number;
    if (!wished) throw new Broken(`what its ${means} signed was asked nowhere before it`, known);
    const record = issued.get(claim.record);
    if (record === undefined) continue;
    const own = MEANS[means].fits(record, note) && holders.get(record.of) === claim.person && !(ended.get(record.of) < known.number);
    if (!own || record.n >= known.number)
      throw new Broken(`the key of its ${means} signature is not that of the decider's ${means}`, known);
    tied[means] += 1;
  }
  return Object.keys(MEANS)
    .map((means) => [means, claims.filter((claim) => claim.means === means).length])
    .map(([means, all]) => (all === 0 ? '' : MEANS[means].sentence(all, tied[means])))
    .join('');
}

const PROOF = 'c2sp.org/tlog-proof@v1\n';

/** The root that a leaf's path leads to (RFC 9162 §2.1.3.2); undefined where the path is longer or shorter than its place has it. */
function rootOver(leaf, { index, size, path }) {
  let [node, last, root] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return undefined;
    const right = node % 2 === 1 || node === last;
    root = right ? nodeOf(step, root) : nodeOf(root, step);
    while (right && node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}

/** C2SP tlog-proof: where an entry stands, under which head; and what it says itself that the entry's number is, in its own journal. */
function readProof(text, policy) {
  const end = text.indexOf('\n\n');
  const [, extra, index, path] =
    /^(?:extra (\S+)\n)?index (0|[1-9][0-9]{0,15})((?:\n\S+)*)$/.exec(text.slice(PROOF.length, Math.max(0, end))) ?? [];
  if (!text.startsWith(PROOF) || index === undefined) throw new Broken('the proof is not written as C2SP tlog-proof');
  const head = readHead(text.slice(end + 2), policy);
  const entry = extra === undefined ? undefined : Number(fromBase64(extra).toString());
  if (Number(index) >= head.size) throw new Broken('the proof is of no entry of its log');
  return { index: Number(index), size: head.size, path: path.split('\n').slice(1).map(fromBase64), head, entry };
}

/** Checks such a proof for an entry as RFC 8785 writes it, or its line of an export. Gives the sentence to print; throws Broken. */
export function checkEntryProof(proofText, entryText, policyText) {
  const { head, index, ...place } = readProof(proofText, readPolicy(policyText));
  const isLine = entryText.startsWith('{"fact":');
  const { entry } = readLine(Buffer.from(isLine ? entryText.trimEnd() : `{"fact":${entryText.trimEnd()},"hash":0,"signature":0}`), {});
  const { fact } = entry;
  // A log of all stations has another order than the journal of one.
  const isPlace = head.origin.endsWith('/feed') || head.origin === `cardwright/${fact.station}/${fact.epoch}`;
  if (!isPlace || (!head.origin.endsWith('/feed') && fact.n !== index + 1))
    throw new Broken(`the proof is of entry ${index + 1} of ${head.origin}, and this is another`);
  if (rootOver(sha256(Buffer.of(0), canonical(fact)), { ...place, index })?.equals(head.root) !== true)
    throw new Broken('the entry does not stand there as it is written here');
  return `Sound: entry ${index + 1} stands in ${head.origin} as it is written here, under a head of ${head.size} entries${head.seen}.`;
}

function onlyBroken(cause) {
  if (!(cause instanceof Broken)) throw cause;
  return undefined;
}

/** A file as chunks that can be gone through more than once. */
function chunksOf(file) {
  return { [Symbol.asyncIterator]: () => fs.createReadStream(file, { highWaterMark: 1 << 20 })[Symbol.asyncIterator]() };
}

function sentenceOf(broken) {
  if (broken.line === undefined) return `Not sound: ${broken.message}.`;
  const number = broken.number === undefined ? '' : ` (entry ${broken.number})`;
  return `Not sound, first at line ${broken.line}${number}: ${broken.message}.`;
}

async function main([exportFile, checkpointFile, policyFile, witnessedFile, witnessesFile]) {
  if (policyFile === undefined || (witnessedFile === undefined) !== (witnessesFile === undefined))
    throw new Error('usage: journal-check EXPORT CHECKPOINT POLICY [WITNESSED WITNESSES], or journal-check PROOF ENTRY POLICY');
  const text = (file) => UTF8.decode(fs.readFileSync(file));
  const isShort = fs.statSync(exportFile).size < 1 << 16;
  if (isShort && fs.readFileSync(exportFile).subarray(0, PROOF.length).toString() === PROOF)
    return console.log(checkEntryProof(text(exportFile), text(checkpointFile), text(policyFile)));
  const [chunks, own] = [chunksOf(exportFile), { checkpoint: text(checkpointFile), policy: text(policyFile) }];
  if (witnessedFile === undefined) return console.log(await checkJournal(chunks, own.checkpoint, own.policy));
  console.log(await checkWitnessed(chunks, own, { proof: text(witnessedFile), policy: text(witnessesFile) }));
}

if (/(?:^|[\\/])journal-check(?:\.mjs)?$/.test(process.argv[1] ?? '')) {
  try {
    await main(process.argv.slice(2));
  } catch (cause) {
    console.log(cause instanceof Broken ? sentenceOf(cause) : `Not checked: ${cause.message}`);
    process.exitCode = 1;
  }
}
