import { type Agent, request } from 'node:http';

interface Sending {
  readonly agent: Agent;
  readonly token: string;
  readonly body: Buffer;
}

/** POSTs that JSON and gives the text of whatever is answered. */
export function send(url: string, { agent, token, body }: Sending): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length };
    const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
