import { language, words } from './words.js';

const part = id => document.getElementById(id);
const hold = new URLSearchParams(location.search).get('vitrine_hold');

function money({ minor, currency }) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** The show's name stands in the hold itself, which is a JSON Web Token; the shop's own server checks its signature. */
function showOf(token) {
  const content = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)).show;
}

async function ask(path, more = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ show: showOf(hold), hold, ...more }),
  });
  if (!answer.ok) throw new Error((await answer.json()).error.code);
  return answer.json();
}

function say(text) {
  part('state').textContent = text;
}

async function order(kind) {
  part('buttons').hidden = true;
  try {
    await ask('order', { kind });
    say(kind === 'failed' ? words.declined : words[kind]);
    // What is paid can still be cancelled, and what failed can be paid; the shop tells the show of all of it.
    part('buttons').hidden = kind === 'cancelled';
    part('pay').hidden = part('fail').hidden = kind === 'paid';
  } catch (error) {
    say(error.message === 'not-held' ? words.late : words.failed);
    part('buttons').hidden = error.message === 'not-held';
  }
}

function show({ title, items, total, until }) {
  part('title').textContent = title;
  part('total').textContent = money(total);
  for (const { sku, variant, quantity } of items) {
    const line = document.createElement('li');
    line.textContent = `${quantity} × ${variant ?? sku}`;
    part('items').append(line);
  }
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until);
  say(words.kept.replace('{time}', time));
  part('buttons').hidden = false;
}

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-word]'))
  element.textContent = words[element.dataset.word];
part('pay').addEventListener('click', () => order('paid'));
part('fail').addEventListener('click', () => order('failed'));
part('cancel').addEventListener('click', () => order('cancelled'));
if (!hold) say(words.none);
else ask('hold').then(show, () => say(words.failed));
