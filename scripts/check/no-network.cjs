// Stands in for the scanner's HTTP client: every request fails at once, as it does without a network.
const refuse = () => Promise.reject(new Error('The check asks no network.'));

module.exports = Object.assign(refuse, { head: refuse });
