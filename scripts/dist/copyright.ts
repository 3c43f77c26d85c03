import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../checks/run-tool.ts';
import type { ShippedPackage } from './shipped-packages.ts';

const APACHE = 'On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.';

const OWN = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Cardwright
Comment: Made of Cardwright's own program, the Node.js runtime and the npm packages that are named below, each under its own licence.

Files: *
Copyright: The Cardwright authors
License: Apache-2.0

License: Apache-2.0
 ${APACHE}

Files: usr/lib/cardwright/app/* usr/lib/cardwright/renderer/*
Copyright: The Cardwright authors
 Commonwealth of Australia 2020
 Crown copyright New Zealand 2020
License: Apache-2.0 and CC-BY-4.0
Comment: Of others they hold the codes and names of the Australian and New Zealand Standard Research Classification (ANZSRC) 2020 by the
 Australian Bureau of Statistics and Stats NZ, under CC BY 4.0; the names of divisions are not written in capitals.

License: CC-BY-4.0
 Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/legalcode

Files: usr/lib/cardwright/node
Copyright: Node.js contributors, Joyent, Inc. and other Node contributors
License: MIT-node
Comment: Holds V8, OpenSSL, ICU, libuv, zlib and others, under the licences that
 https://github.com/nodejs/node/blob/main/LICENSE lists.

License: MIT-node
`;

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The licences of all that a package carries, in Debian's format. `files` says where a package's code lies in it. */
export function copyrightText(parts: readonly { readonly files: string; readonly from: ShippedPackage }[]): string {
  return [`${OWN}${indented(MIT)}`, ...parts.map(({ files, from }) => paragraph(files, from))].join('\n\n').concat('\n');
}

function paragraph(files: string, { name, version, license, folder }: ShippedPackage): string {
  const text = license === 'Apache-2.0' ? APACHE : (licenceText(folder) ?? (license === 'MIT' ? MIT : `See its package.json: ${license}.`));
  const holders = text.split('\n').filter((line) => /^\W*copyright\b.*\d{4}|^\W*copyright \(c\)/i.test(line));
  const who = holders.length === 0 ? [`The authors of ${name}`] : holders.map((line) => line.trim());
  const short = `${license.replaceAll(/[^A-Za-z0-9.]+/g, '-')}-${name.replaceAll(/[^A-Za-z0-9.]+/g, '-').replace(/^-/, '')}-${version}`;
  return [
    `Files: ${files}`,
    `Copyright: ${who.join('\n ')}`,
    `License: ${short}`,
    `Comment: ${name} ${version}`,
    '',
    `License: ${short}`,
    indented(text),
  ].join('\n');
}

function licenceText(folder: string): string | undefined {
  const name = readdirSync(join(ROOT, folder)).find((file) => /^(?:licen[cs]e|copying)/i.test(file));
  return name === undefined
    ? undefined
    : readFileSync(join(ROOT, folder, name), 'utf8')
        .replaceAll('\r', '')
        .trim();
}

/** Debian's format sets text one place in, and an empty line as a dot. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
}
