import { execFileSync } from 'node:child_process';

/** Runs a program; throws with what it said. */
export function run(program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A computer with a network of its own and one cable to the switch between all of them. */
export interface Computer {
  readonly name: string;
  readonly address: string;
}

/** A switch, which has an address itself. */
export function laySwitch(): void {
  run('ip', 'link', 'set', 'lo', 'up');
  run('ip', 'link', 'add', 'switch', 'type', 'bridge');
  run('ip', 'address', 'add', '10.77.0.1/16', 'dev', 'switch');
  run('ip', 'link', 'set', 'switch', 'up');
}

export function putUp(number: number): Computer {
  const [name, address] = [`c${number}`, `10.77.1.${number + 1}`];
  run('ip', 'netns', 'add', name);
  run('ip', 'link', 'add', `to-${name}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  run('ip', 'link', 'set', `to-${name}`, 'master', 'switch', 'up');
  const inside = ['netns', 'exec', name, 'ip'];
  run('ip', ...inside, 'link', 'set', 'lo', 'up');
  run('ip', ...inside, 'address', 'add', `${address}/16`, 'dev', 'eth0');
  run('ip', ...inside, 'link', 'set', 'eth0', 'up');
  return { name, address };
}

export function cable({ name }: Computer, state: 'up' | 'down'): void {
  run('ip', 'link', 'set', `to-${name}`, state);
}

/** A disk that is no larger than that. */
export function smallDisk(folder: string, megabytes: number): void {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'small', folder);
}
