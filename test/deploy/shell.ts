import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number;
  /** What it said, both ways together. */
  readonly text: string;
}

/** Runs a program to its end, whatever comes of it. */
export function outcomeOf(program: string, args: readonly string[]): Promise<Outcome> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', piece => {
      text += piece;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, text }));
  });
}

/** Runs a program that has to succeed, and gives what it said. */
export async function run(program: string, ...args: string[]): Promise<string> {
  const { code, text } = await outcomeOf(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${text}`);
  return text;
}
