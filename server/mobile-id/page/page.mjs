// The one script of the page: asks the server what is wanted, lets the phone's authenticator do it, and brings back what that said.
(() => {
  const words = {
    en: {
      enrol: [
        'Your mobile ID',
        'This phone makes {{name}} of {{organisation}}: a key that stays in it and asks for your finger, face or code.',
        'Make the mobile ID',
      ],
      'sign-in': [
        'Sign in',
        'You sign in at the kiosk {{place}}. Go on only if you stand before it and this number stands there too:',
        'Sign in there',
      ],
      prove: [
        'Prove that it is you',
        'Who stands at the kiosk {{place}} wants to set a PIN of yours. Go on only if that is you and this number stands there too:',
        'It is me',
      ],
      approve: [
        'Approve a request',
        'You decide at the station {{place}}. Go on only if you began this there and this number stands there too:',
        'Sign: approve',
      ],
      reject: [
        'Reject a request',
        'You decide at the station {{place}}. Go on only if you began this there and this number stands there too:',
        'Sign: reject',
      ],
      signs: 'What you sign',
      refuse: 'Refuse',
      unsigned: 'Do not sign',
      refused: 'Refused. Nothing was done. If you did not begin this yourself, tell the desk. You can close this page.',
      enrolled: 'Done. The mobile ID is on this phone. You can close this page.',
      signed: 'Done. Go on where the code was shown. You can close this page.',
      unable: 'This browser cannot use passkeys. Open the page with the browser that your phone came with.',
      left: 'Nothing was done. You can try again.',
      away: 'The server did not answer. Try again.',
      'ticket-over': 'This code is used or too old. Have a new one shown.',
      'passkey-synced': 'This phone would keep a copy outside itself, and that is not allowed here. Use another phone, or ask at the desk.',
      'passkey-unknown': 'This mobile ID is not in force. Ask at the desk.',
      'passkey-refused': 'What the phone answered was not taken. Have a new code shown.',
      unbound: 'What would be signed is not what would be shown here. Nothing was signed; tell the desk.',
    },
    sv: {
      enrol: [
        'Ditt mobila ID',
        'Telefonen skapar {{name}} hos {{organisation}}: en nyckel som stannar i den och frågar efter ditt finger, ansikte eller din kod.',
        'Skapa det mobila ID:t',
      ],
      'sign-in': [
        'Logga in',
        'Du loggar in vid kiosken {{place}}. Fortsätt bara om du står framför den och samma nummer står där:',
        'Logga in där',
      ],
      prove: [
        'Visa att det är du',
        'Den som står vid kiosken {{place}} vill sätta en av dina PIN-koder. Fortsätt bara om det är du och samma nummer står där:',
        'Det är jag',
      ],
      approve: [
        'Godkänn en begäran',
        'Du beslutar vid stationen {{place}}. Fortsätt bara om du själv började detta där och samma nummer står där:',
        'Skriv under: godkänn',
      ],
      reject: [
        'Avslå en begäran',
        'Du beslutar vid stationen {{place}}. Fortsätt bara om du själv började detta där och samma nummer står där:',
        'Skriv under: avslå',
      ],
      signs: 'Det här skriver du under',
      refuse: 'Neka',
      unsigned: 'Skriv inte under',
      refused: 'Nekat. Ingenting gjordes. Om du inte själv började detta, säg till i disken. Du kan stänga sidan.',
      enrolled: 'Klart. Det mobila ID:t finns i telefonen. Du kan stänga sidan.',
      signed: 'Klart. Fortsätt där koden visades. Du kan stänga sidan.',
      unable: 'Den här webbläsaren kan inte använda nycklar. Öppna sidan med den webbläsare som följde med telefonen.',
      left: 'Ingenting gjordes. Du kan försöka igen.',
      away: 'Servern svarade inte. Försök igen.',
      'ticket-over': 'Koden är använd eller för gammal. Låt visa en ny.',
      'passkey-synced':
        'Telefonen skulle spara en kopia utanför sig själv, och det är inte tillåtet här. Använd en annan telefon eller fråga vid disken.',
      'passkey-unknown': 'Det mobila ID:t gäller inte. Fråga vid disken.',
      'passkey-refused': 'Telefonens svar godtogs inte. Låt visa en ny kod.',
      unbound: 'Det som skulle skrivas under är inte det som skulle visas här. Ingenting skrevs under; säg till i disken.',
    },
    de: {
      enrol: [
        'Ihre mobile ID',
        'Dieses Telefon legt {{name}} von {{organisation}} an: einen Schlüssel, der darin bleibt und nach Finger, Gesicht oder Code fragt.',
        'Mobile ID anlegen',
      ],
      'sign-in': [
        'Anmelden',
        'Sie melden sich am Kiosk {{place}} an. Fahren Sie nur fort, wenn Sie davor stehen und dort dieselbe Zahl steht:',
        'Dort anmelden',
      ],
      prove: [
        'Beweisen, dass Sie es sind',
        'Wer am Kiosk {{place}} steht, möchte eine Ihrer PINs setzen. Fahren Sie nur fort, wenn Sie das sind und dort dieselbe Zahl steht:',
        'Das bin ich',
      ],
      approve: [
        'Antrag genehmigen',
        'Sie entscheiden an der Station {{place}}. Fahren Sie nur fort, wenn Sie das dort begonnen haben und dort dieselbe Zahl steht:',
        'Unterschreiben: genehmigen',
      ],
      reject: [
        'Antrag zurückweisen',
        'Sie entscheiden an der Station {{place}}. Fahren Sie nur fort, wenn Sie das dort begonnen haben und dort dieselbe Zahl steht:',
        'Unterschreiben: zurückweisen',
      ],
      signs: 'Das unterschreiben Sie',
      refuse: 'Ablehnen',
      unsigned: 'Nicht unterschreiben',
      refused:
        'Abgelehnt. Es ist nichts geschehen. Wenn Sie das nicht selbst begonnen haben, sagen Sie es am Schalter. Sie können die Seite schließen.',
      enrolled: 'Fertig. Die mobile ID ist auf diesem Telefon. Sie können die Seite schließen.',
      signed: 'Fertig. Es geht dort weiter, wo der Code stand. Sie können die Seite schließen.',
      unable: 'Dieser Browser kann keine Passkeys verwenden. Öffnen Sie die Seite mit dem Browser, der zum Telefon gehört.',
      left: 'Es ist nichts geschehen. Sie können es noch einmal versuchen.',
      away: 'Der Server hat nicht geantwortet. Versuchen Sie es noch einmal.',
      'ticket-over': 'Dieser Code ist verbraucht oder zu alt. Lassen Sie einen neuen anzeigen.',
      'passkey-synced':
        'Dieses Telefon würde eine Kopie außerhalb aufbewahren, und das ist hier nicht erlaubt. Nehmen Sie ein anderes Telefon, oder fragen Sie am Schalter.',
      'passkey-unknown': 'Diese mobile ID gilt nicht. Fragen Sie am Schalter.',
      'passkey-refused': 'Die Antwort des Telefons wurde nicht angenommen. Lassen Sie einen neuen Code anzeigen.',
      unbound: 'Was unterschrieben würde, ist nicht, was hier stünde. Es wurde nichts unterschrieben; sagen Sie es am Schalter.',
    },
  };
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
})();
