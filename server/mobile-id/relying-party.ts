/** Where phones reach this server, and for what domain their passkeys are (WebAuthn §5.1.2). */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** Undefined where passkeys cannot be for that address: browsers make them for names over TLS, and for this machine alone without. */
export function relyingParty(address: string | undefined): RelyingParty | undefined {
  if (address === undefined) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const here = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[');
  return isName && (protocol === 'https:' || here) ? { id: hostname, origin } : undefined;
}
