import { SecretCipher } from '../../secret-cipher.ts';

/** Encrypts the stream keys in the event log, each for one show. */
export class StreamKeyCipher extends SecretCipher {
  constructor(secret: string) {
    super(secret, 'vitrine stream keys');
  }
}
