import { StartError } from './start-error.ts';

/** Why the server can't listen there, in words for the person who starts it. */
export function listenError(error: unknown, host: string, port: number): StartError {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use by another program. Choose another one with --port, or stop that program.`,
      );
    case 'EACCES':
      return new StartError(
        `This user may not listen on port ${port}: systems keep ports below 1024 for themselves. Choose another one with --port, or put a proxy in front.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `The name ${host} doesn't resolve to an address. Give one that does with --host, or 0.0.0.0 for all of this machine.`,
      );
    case 'EADDRNOTAVAIL':
      return new StartError(
        `${host} is no address of this machine. Choose one of its own with --host, or 0.0.0.0 for all; what others reach it by is for --announce.`,
      );
    default:
      return new StartError(`Can't listen on ${host} port ${port}: ${message}`);
  }
}
