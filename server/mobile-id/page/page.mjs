// The script of the page: asks the server what is wanted, lets the phone's authenticator do it, and brings back what that said.
import { words } from './words.mjs';

const language = navigator.languages.map((one) => one.slice(0, 2).toLowerCase()).find((one) => Object.hasOwn(words, one)) ?? 'en';
const say = words[language];
const at = (id) => document.getElementById(id);
const ticket = location.hash.slice(1);
document.documentElement.lang = language;
// The ticket stays in this page alone: neither history nor whoever looks at the address bar has it.
history.replaceState(null, '', location.pathname);

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const filled = (sentence, values) => sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name) => values[name] ?? '');
const tell = (sentence) => {
  at('said').textContent = sentence;
};

/** Throws the code of a refusal. */
async function post(path, body) {
  const answered = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, ...body }),
  }).catch(() => {
    throw new Error('away');
  });
  const said = await answered.json().catch(() => ({}));
  if (answered.ok) return said;
  throw new Error(Object.hasOwn(say, said.detail ?? '') ? said.detail : 'away');
}

/** WebAuthn's bytes travel as base64url. */
const named = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

async function created(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) } };
  publicKey.excludeCredentials = named(options.excludeCredentials);
  const made = await navigator.credentials.create({ publicKey });
  const { clientDataJSON, attestationObject } = made.response;
  return answer(made, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) });
}

async function signed(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) };
  const got = await navigator.credentials.get({ publicKey });
  const { clientDataJSON, authenticatorData, signature, userHandle } = got.response;
  return answer(got, {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle === null ? null : text(userHandle),
  });
}

const sha256 = async (said) => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said)));

/** A decision is signed in these words alone: the challenge is the hash of the text that has the hash of what is shown. Throws where it is not. */
async function assertBound({ kind, shown, signs, options }) {
  if (kind !== 'approve' && kind !== 'reject') return;
  const { shownHash, action } = JSON.parse(signs.statement);
  const own = await sha256(JSON.stringify({ lines: shown.about, salt: signs.salt }));
  const hex = [...own].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const isBound = hex === shownHash && action === `request.${kind}` && text(await sha256(signs.statement)) === options.challenge;
  if (!isBound) throw new Error('unbound');
}

function answer({ id, rawId, type }, response) {
  return { id, rawId: text(rawId), type, response, clientExtensionResults: {} };
}

function show({ kind, shown }) {
  const [title, sentence, button] = say[kind];
  document.title = title;
  at('title').textContent = title;
  at('text').textContent = filled(sentence, shown);
  at('number').textContent = shown.number ?? '';
  at('number').hidden = shown.number === undefined;
  for (const line of shown.about ?? []) {
    const item = document.createElement('li');
    item.textContent = line;
    at('about').append(item);
  }
  at('signs').textContent = say.signs;
  for (const id of ['about', 'signs']) at(id).hidden = (shown.about ?? []).length === 0;
  at('go').textContent = button;
  at('go').hidden = false;
  at('refuse').textContent = kind === 'approve' || kind === 'reject' ? say.unsigned : say.refuse;
  at('refuse').hidden = kind === 'enrol';
}

/** Pressed: what the phone asks for comes right then, as browsers want it. */
async function go({ kind, options }) {
  at('go').disabled = true;
  tell('');
  try {
    const response = await (kind === 'enrol' ? created(options) : signed(options)).catch(() => {
      throw new Error('left');
    });
    await post('/mobile/finish', { response });
    over();
    tell(kind === 'enrol' ? say.enrolled : say.signed);
  } catch (cause) {
    tell(say[cause.message] ?? say.away);
    if (cause.message === 'ticket-over') over();
  } finally {
    at('go').disabled = false;
  }
}

async function refuse() {
  try {
    await post('/mobile/refuse', {});
    over();
    tell(say.refused);
  } catch (cause) {
    tell(say[cause.message] ?? say.away);
    if (cause.message === 'ticket-over') over();
  }
}

/** There is nothing to press any more. */
function over() {
  at('go').hidden = true;
  at('refuse').hidden = true;
}

async function begin() {
  if (window.PublicKeyCredential === undefined) return tell(say.unable);
  try {
    const wanted = await post('/mobile/begin', {});
    await assertBound(wanted);
    show(wanted);
    at('go').addEventListener('click', () => void go(wanted));
    at('refuse').addEventListener('click', () => void refuse());
  } catch (cause) {
    tell(say[cause.message] ?? say.away);
  }
}

void begin();
