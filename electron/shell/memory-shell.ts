import { type PageAnswer, pageAnswer } from './page-answer.ts';
import type { Shell, WindowOptions } from './shell.ts';

/** A shell without a window, for tests: messages are posted by hand, events are collected. */
export class MemoryShell implements Shell {
  readonly kind = 'memory';
  readonly sealing = { backend: 'memory', strong: false, sentence: 'Keys are kept in memory only.' };
  readonly events: string[] = [];
  readonly printed: { readonly jobName: string; readonly bytes: number }[] = [];
  readonly saved: { readonly fileName: string; readonly text: string }[] = [];
  /** What the person does when they are asked for a place, and what the disk does. */
  place: 'named' | 'none' | 'full' = 'named';
  opened: WindowOptions | undefined;
  printer: 'none' | 'takes' | 'refuses' = 'none';
  #handler: ((json: string) => Promise<string>) | undefined;
  kioskEnded = false;
  #gone = false;
  readonly #closed: (() => void)[] = [];
  readonly #locked: (() => void)[] = [];
  readonly #listeners = new Set<(json: string) => void>();

  async open(options: WindowOptions): Promise<void> {
    this.opened = options;
  }

  onMessage(handler: (json: string) => Promise<string>): void {
    this.#handler = handler;
  }

  /** What the page would do. */
  async say(json: string): Promise<string> {
    if (this.#handler === undefined) throw new Error('nobody listens yet');
    return this.#handler(json);
  }

  /** A file of the page, as the page would get it. */
  request(path: string): PageAnswer {
    if (this.opened === undefined) throw new Error('no window is open');
    return pageAnswer({ method: 'GET', path }, this.opened);
  }

  post(json: string): void {
    this.events.push(json);
    for (const listener of this.#listeners) listener(json);
  }

  /** What the page would hear from now on. */
  listen(listener: (json: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async seal(secret: Uint8Array): Promise<Uint8Array> {
    return Uint8Array.from(secret, (byte) => byte ^ 0x5a);
  }

  async unseal(sealed: Uint8Array): Promise<Uint8Array> {
    return Uint8Array.from(sealed, (byte) => byte ^ 0x5a);
  }

  async print(pdf: Uint8Array, { jobName }: { readonly jobName: string }): Promise<{ queued: boolean; where: string }> {
    if (this.printer === 'refuses') throw new Error('out of paper');
    if (this.printer === 'none') return { queued: false, where: '' };
    this.printed.push({ jobName, bytes: pdf.length });
    return { queued: true, where: 'memory' };
  }

  async save(fileName: string, parts: AsyncIterable<string>): Promise<string | undefined> {
    if (this.place === 'none') return undefined;
    let text = '';
    for await (const part of parts) text += part;
    if (this.place === 'full') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    this.saved.push({ fileName, text });
    return `memory/${fileName}`;
  }

  async screenshot(): Promise<Uint8Array> {
    return new Uint8Array(0);
  }

  async endKiosk(): Promise<void> {
    this.kioskEnded = true;
  }

  onSystemLock(listener: () => void): void {
    this.#locked.push(listener);
  }

  lockSystem(): void {
    for (const listener of this.#locked) listener();
  }

  onClosed(listener: () => void): void {
    this.#closed.push(listener);
  }

  async quit(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    for (const listener of this.#closed) listener();
  }
}
