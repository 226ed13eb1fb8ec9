/** Where a browser keeps the owner's key of its server, in its local storage. */
export const STORED_KEY = 'vitrine.home-key';
