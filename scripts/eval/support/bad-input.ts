/** An argument or a file that can't be used; the message says what to mend, and is all that is printed. */
export class BadInput extends Error {}
