export interface DebParts {
  readonly version: string;
  /** As Debian names it: amd64, arm64. */
  readonly architecture: string;
  /** KiB of all files. */
  readonly installedSize: number;
}

/** Debian's name for Node's. Throws where Debian has no such port that our runtime and modules are made for. */
export function debianArchitecture(arch: string): string {
  const name = { x64: 'amd64', arm64: 'arm64' }[arch];
  if (name === undefined) throw new RangeError(`there is no package for ${arch}: expected x64 or arm64`);
  return name;
}

/**
 * The control file. No systemd, no polkit: pcscd runs without them, and whoever has them gets their rules from pcscd itself. The three
 * libraries are what the Node runtime is linked against.
 */
export function controlText({ version, architecture, installedSize }: DebParts): string {
  return `Package: cardwright
Version: ${version}
Architecture: ${architecture}
Maintainer: The Cardwright authors <cardwright@localhost>
Installed-Size: ${installedSize}
Section: utils
Priority: optional
Depends: libc6 (>= 2.28), libgcc-s1 (>= 3.4), libstdc++6 (>= 9), chromium, fonts-dejavu-core, libpcsclite1, pcscd
Recommends: chromium-sandbox, cups-client
Suggests: xvfb
Conflicts: cardwright-electron
Replaces: cardwright-electron
Description: enrollment station for PIV smart cards
 Cardwright issues, looks after and revokes PIV smart cards at a desk: people
 and requests, cards with their keys and certificates, PIN letters, and a
 journal that cannot be changed unnoticed.
 .
 This package shows its window with the system's Chromium and brings its own
 Node.js runtime. It starts no service and listens on no network port.
`;
}
