// The connected accounts: their state, quotas, and what can be done with them.
import { ask } from './api.js';
import { button, confirmed, fill, link, make, say } from './page.js';

const path = 'wpcom/v2/publicize/connections';
/** @type {Record<string, string>} */
const states = { ok: 'Works', broken: 'Does not work', must_reauth: 'Must be connected anew' };

export async function showAccounts() {
  const [{ data: accounts }, { data: quotas }, { data: notices }] = await Promise.all([
    ask('GET', path),
    ask('GET', 'broadsheet/v1/social/quotas'),
    ask('GET', 'broadsheet/v1/social/notices'),
  ]);
  const used = new Map(quotas.map((/** @type {any} */ each) => [each.connection_id, each.quotas]));
  const told = new Map();
  for (const { code, connection_id, message } of notices) {
    if (code !== 'share_failed') told.set(connection_id, message);
  }
  fill(
    'accounts-list',
    accounts.map((/** @type {any} */ account) => {
      const { connection_id: id } = account;
      return item(account, used.get(id) ?? [], told.get(id) ?? '');
    }),
  );
}

/**
 * @param {any} account
 * @param {readonly any[]} quotas
 * @param {string} notice
 */
function item(account, quotas, notice) {
  const { connection_id: id, display_name: name, service_label: service, shared, status } = account;
  const picture = /^https?:\/\//i.test(account.profile_picture)
    ? make('img', { src: account.profile_picture, alt: '', width: '40', height: '40', loading: 'lazy' })
    : make('span', { class: 'blank', 'aria-hidden': 'true' });
  const lines = [
    make('strong', {}, link(account.profile_link, name || account.external_id)),
    make('span', {}, `${service}${account.external_handle ? ` · ${account.external_handle}` : ''}`),
    make('span', {}, shared ? 'Shared with everybody who publishes' : 'Private'),
    make('span', { class: `state ${status ?? ''}` }, states[status] ?? 'Not tested yet'),
    ...quotas.map((each) => make('span', { class: 'quota' }, quotaText(each))),
    ...(notice === '' ? [] : [make('span', { class: 'error' }, notice)]),
  ];
  const what = `${service}, ${name}`;
  const change = button(shared ? 'Keep private' : 'Share with the site', what, async () => {
    await ask('PUT', `${path}/${id}`, { body: { shared: !shared } });
    await showAccounts();
    say(shared ? `${name} is private now.` : `${name} is shared with everybody who publishes.`);
  });
  const test = button('Test', what, async () => {
    const { data } = await ask('POST', `broadsheet/v1/social/connections/${id}/test`);
    await showAccounts();
    if (data.connectionTestPassed !== true) throw new Error(`${name}: ${data.connectionTestMessage}`);
    say(`${name} works.`);
  });
  const remove = button('Remove', what, async () => {
    const question = `Remove ${what}? What waits to be shared there will not be shared.`;
    if (!(await confirmed(question, 'Remove'))) return;
    await ask('DELETE', `${path}/${id}`);
    await showAccounts();
    say(`${name} was removed.`);
  });
  return make(
    'li',
    {},
    picture,
    make('div', {}, ...lines),
    make('div', { class: 'buttons' }, test, ...(account.can_disconnect ? [change, remove] : [])),
  );
}

/** @param {any} quota */
function quotaText({ used, shares, seconds }) {
  const hours = seconds / 3600;
  const within =
    hours === 24 ? 'a day' : hours === 1 ? 'an hour' : hours < 1 ? `${seconds / 60} minutes` : `${hours} hours`;
  return `${used} of ${shares} shares in ${within}`;
}
