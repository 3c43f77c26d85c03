import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_ENDS = '\r\n\r\n';

/**
 * One connection to a server that delivers one push after the other, and makes no more of HTTP than its bytes (RFC 9112): whoever measures a server on the same
 * machine takes as little of it as possible. Answers have to say their length.
 */
export class Line {
  readonly #socket: Socket;
  readonly #host: string;
  #came = '';
  #waiting: { readonly resolve: (answer: string) => void; readonly reject: (cause: Error) => void } | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket
      .setEncoding('latin1')
      .on('data', (part: string) => this.#hear(part))
      .on('error', (cause) => this.#waiting?.reject(cause))
      .on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  /** To the host and port of that address. */
  static async open(url: string): Promise<Line> {
    const { host, hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Line(socket, host);
  }

  /** Delivers that body of a push, once the one before was answered. Throws where it was not taken. */
  async push({ token, body }: { readonly token: string; readonly body: Buffer }): Promise<void> {
    const lines = ['POST /push HTTP/1.1', `host: ${this.#host}`, `authorization: Bearer ${token}`, 'content-type: application/json'];
    const answering = new Promise<string>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    this.#socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\ncontent-length: ${body.length}${HEAD_ENDS}`), body]));
    const answer = await answering;
    if (!answer.includes('"outcome":"taken"')) throw new Error(`a push was answered with ${answer.slice(0, 300)}`);
  }

  end(): void {
    this.#socket.destroy();
  }

  #hear(part: string): void {
    this.#came += part;
    const headEnds = this.#came.indexOf(HEAD_ENDS);
    if (headEnds < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.#came.slice(0, headEnds))?.[1]);
    if (Number.isNaN(length))
      return this.#waiting?.reject(new TypeError(`expected an answer that says its length, got ${this.#came.slice(0, headEnds)}`));
    const from = headEnds + HEAD_ENDS.length;
    if (this.#came.length < from + length) return;
    const answer = this.#came.slice(from, from + length);
    this.#came = this.#came.slice(from + length);
    this.#waiting?.resolve(answer);
  }
}
