// Connecting an account: by what one enters, or by signing in at the network; and the site's own clients there.
import { showAccounts } from './accounts.js';
import { ask } from './api.js';
import { busy, byId, complain, fill, make, say } from './page.js';

/** @type {any[]} */
let services = [];

export async function showServices() {
  ({ data: services } = await ask('GET', 'wpcom/v2/publicize/services'));
  const choice = byId('service');
  const kept = choice instanceof HTMLSelectElement ? choice.value : '';
  choice.replaceChildren(
    ...services.map(({ id, label }) => make('option', { value: id, selected: id === kept }, label)),
  );
  showFields();
}

export function listenForConnecting() {
  byId('service').addEventListener('change', showFields);
  byId('connect-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void busy(byId('connect-button'), connect);
  });
  byId('sign-in').addEventListener('click', () => busy(byId('sign-in'), signIn));
  byId('choose-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void busy(byId('choose-button'), choose);
  });
}

const chosen = () => services.find(({ id }) => id === /** @type {HTMLSelectElement} */ (byId('service')).value);

function showFields() {
  const { description, credentials, sign_in: way } = chosen() ?? { description: '', credentials: {}, sign_in: 'none' };
  byId('service-text').textContent = description;
  byId('fields').replaceChildren(...Object.entries(credentials).map(([name, schema]) => field(name, schema)));
  byId('sign-in').hidden = way !== 'ready';
  byId('needs-client').hidden = way !== 'needs_client';
}

/**
 * @param {string} name
 * @param {any} schema
 */
function field(name, schema) {
  const id = `field-${name}`;
  const isLong = name === 'headers';
  const input = make(isLong ? 'textarea' : 'input', {
    ...{ id, name, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
    ...(isLong ? {} : { type: schema.format === 'password' ? 'password' : 'text' }),
    // Signing in needs less: what is missing is said by the site.
    'aria-required': schema.required ? 'true' : undefined,
  });
  const label = `${schema.description ?? name}${schema.required ? '' : ' (if there is one)'}`;
  return make('p', {}, make('label', { for: id }, label), input);
}

/** What was entered, of these fields. @param {Record<string, unknown>} fields */
function entered(fields) {
  const form = new FormData(/** @type {HTMLFormElement} */ (byId('connect-form')));
  /** @type {Record<string, string>} */
  const given = {};
  for (const name of Object.keys(fields)) {
    const value = String(form.get(name) ?? '').trim();
    if (value !== '') given[name] = value;
  }
  return given;
}

async function connect() {
  const service = chosen();
  const body = { service: service.id, credentials: entered(service.credentials) };
  const { data } = await ask('POST', 'broadsheet/v1/social/credentials', { body });
  /** @type {HTMLFormElement} */ (byId('connect-form')).reset();
  /** @type {HTMLSelectElement} */ (byId('service')).value = service.id;
  await offer(data);
}

async function signIn() {
  const service = chosen();
  const back =
    location.pathname + location.search.replace(/[?&](service|keyring_connection_ID|sign_in_error)=[^&]*/g, '');
  const body = { service: service.id, fields: entered(service.sign_in_fields), return_to: back };
  const { data } = await ask('POST', 'broadsheet/v1/social/sign-in', { body });
  location.assign(data.url);
}

/** Goes on where the network sent the browser back. */
export async function returned() {
  const query = new URLSearchParams(location.search);
  const error = query.get('sign_in_error');
  const keyring = Number(query.get('keyring_connection_ID'));
  if (error === null && !keyring) return;
  for (const name of ['service', 'keyring_connection_ID', 'sign_in_error']) query.delete(name);
  history.replaceState(null, '', `${location.pathname}?${query}`);
  if (error !== null) return complain(new Error(error));
  const { data } = await ask('GET', `broadsheet/v1/social/credentials/${keyring}`);
  await offer(data);
}

let keyring = 0;

/** One account is connected at once; of several, one is chosen. @param {any} found */
async function offer(found) {
  keyring = found.keyring_connection_ID;
  const { accounts } = found;
  if (accounts.length === 1) return add(accounts[0].external_user_ID);
  byId('choose-form').hidden = false;
  fill(
    'choices',
    accounts.map((/** @type {any} */ account, /** @type {number} */ at) => {
      const { external_user_ID: value, display_name: name, external_handle: handle } = account;
      const radio = make('input', { type: 'radio', name: 'account', value, checked: at === 0 });
      return make('li', {}, make('label', {}, radio, ` ${name}${handle ? ` (${handle})` : ''}`));
    }),
  );
  byId('choices').querySelector('input')?.focus();
  say('Choose which account to connect.');
}

async function choose() {
  await add(String(new FormData(/** @type {HTMLFormElement} */ (byId('choose-form'))).get('account')));
}

/** @param {string} account */
async function add(account) {
  const body = { keyring_connection_ID: keyring, external_user_ID: account };
  const { data } = await ask('POST', 'wpcom/v2/publicize/connections', { body });
  byId('choose-form').hidden = true;
  byId('connect').removeAttribute('open');
  await showAccounts();
  byId('accounts-list').querySelector('button')?.focus();
  say(`${data.display_name} is connected.`);
}

/** The site's clients, for those who may enter them. */
export async function showClients() {
  const { data: clients } = await ask('GET', 'broadsheet/v1/social/clients');
  byId('clients').hidden = false;
  const own = clients.filter((/** @type {any} */ each) => !each.registers_itself);
  byId('redirect').textContent = own[0]?.redirect_uri ?? '';
  byId('clients-list').replaceChildren(...own.map(client));
}

/** @param {any} given */
function client({ service, label, client_id: number, has_secret: hasSecret }) {
  const form = make(
    'form',
    { 'aria-label': `Client at ${label}` },
    make('strong', {}, label),
    make('label', { for: `id-${service}` }, 'Number'),
    make('input', { id: `id-${service}`, name: 'client_id', value: number, autocomplete: 'off' }),
    make('label', { for: `secret-${service}` }, hasSecret ? 'Secret (one is stored)' : 'Secret'),
    make('input', { id: `secret-${service}`, name: 'client_secret', type: 'password', autocomplete: 'off' }),
    make('button', {}, 'Keep'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const sent = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form)));
    void busy(/** @type {HTMLElement} */ (form.querySelector('button')), async () => {
      await ask('POST', 'broadsheet/v1/social/clients', { body: { service, ...sent } });
      await Promise.all([showClients(), showServices()]);
      say(sent.client_id === '' ? `The client at ${label} was removed.` : `The client at ${label} is kept.`);
    });
  });
  return make('li', {}, form);
}
