import { Agent, request } from 'node:http';

// A process of its own that asks as fast as it may over so many connections; told by one message what, answers with what it saw.

interface Order {
  readonly url: string;
  readonly token: string;
  readonly what: 'mint' | 'read' | 'list';
  readonly connections: number;
  readonly milliseconds: number;
  readonly raids: number;
  readonly body: string;
}
export interface Seen {
  readonly done: number;
  readonly failed: number;
  readonly seconds: number;
  readonly p99Ms: number;
}

process.on('message', (order: Order) => {
  void run(order).then((seen) => process.send?.(seen));
});

async function run(order: Order): Promise<Seen> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const times: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const end = begun + order.milliseconds;
  await Promise.all(
    Array.from({ length: order.connections }, async () => {
      while (performance.now() < end) {
        const from = performance.now();
        if (!(await ask(order, agent))) failed += 1;
        times.push(performance.now() - from);
      }
    }),
  );
  agent.destroy();
  times.sort((left, right) => left - right);
  return {
    done: times.length - failed,
    failed,
    seconds: (performance.now() - begun) / 1000,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function ask({ url, token, what, raids, body }: Order, agent: Agent): Promise<boolean> {
  const path = what === 'read' ? `/raid/10.82481/b${Math.floor(Math.random() * raids)}` : '/raid/';
  const minting = what === 'mint';
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(minting ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
    };
    const asked = request(`${url}${path}`, { agent, method: minting ? 'POST' : 'GET', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === (minting ? 201 : 200)));
    });
    asked.on('error', () => resolve(false));
    asked.end(minting ? body : undefined);
  });
}
