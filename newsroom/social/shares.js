// The queue (what waits) and the log (what was made), page by page.
import { ask } from './api.js';
import { showCalendar } from './calendar.js';
import { busy, button, byId, confirmed, fill, link, make, moment, say } from './page.js';

/** @type {Record<string, string>} */
const states = { waiting: 'Waiting', sending: 'Under way', success: 'Shared', failed: 'Not shared' };
/** @type {Record<string, string>} */
const reasons = {
  ...{ publish: 'when published', reshare: 'again', scheduled: 'at its time', revive: 'revived', instant: 'at once' },
};
const pages = { queue: 1, log: 1 };
/** How often each list was asked for: only the answer to the last question is shown. */
const asked = { queue: 0, log: 0 };

export async function showQueue() {
  await show('queue', { state: 'waiting,sending', order: 'due' });
}

export async function showLog() {
  const { value } = /** @type {HTMLSelectElement} */ (byId('log-state'));
  await show('log', { state: value });
}

/**
 * Shows a page of a list, which is busy until then.
 * @param {'queue' | 'log'} name
 * @param {Record<string, string>} query
 */
async function show(name, query) {
  const list = byId(`${name}-list`);
  const time = ++asked[name];
  list.setAttribute('aria-busy', 'true');
  try {
    const ends = await ask('GET', 'broadsheet/v1/social/shares', { query: { ...query, page: pages[name] } });
    if (time !== asked[name]) return;
    if (pages[name] > 1 && ends.data.length === 0) {
      pages[name] = Math.max(1, ends.pages);
      return await show(name, query);
    }
    fillPage(name, ends);
  } finally {
    if (time === asked[name]) list.setAttribute('aria-busy', 'false');
  }
}

/**
 * @param {'queue' | 'log'} name
 * @param {any} ends
 */
function fillPage(name, ends) {
  fill(`${name}-list`, ends.data.map(item));
  byId(`${name}-pages`).hidden = ends.pages < 2;
  byId(`${name}-page`).textContent = `Page ${pages[name]} of ${ends.pages}`;
  byId(`${name}-back`).toggleAttribute('disabled', pages[name] <= 1);
  byId(`${name}-on`).toggleAttribute('disabled', pages[name] >= ends.pages);
}

export function listenForPages() {
  for (const name of /** @type {const} */ (['queue', 'log'])) {
    const again = name === 'queue' ? showQueue : showLog;
    for (const [end, step] of /** @type {const} */ ([
      ['back', -1],
      ['on', 1],
    ])) {
      byId(`${name}-${end}`).addEventListener('click', () =>
        busy(byId(`${name}-${end}`), () => {
          pages[name] += step;
          return again();
        }),
      );
    }
  }
  byId('log-state').addEventListener('change', () => {
    pages.log = 1;
    void busy(byId('log-state'), showLog);
  });
}

const all = () => Promise.all([showQueue(), showLog(), showCalendar()]);

/** @param {any} share */
function item(share) {
  const { id, state, error, error_code: code, post_id: post, attempts } = share;
  const title = share.post_title || `Post ${post}`;
  const account = `${share.external_name} (${share.service_name})`;
  const what = `${title}, ${account}`;
  const when = state === 'waiting' || state === 'sending' ? share.due : share.done;
  const tries = attempts > 1 ? `, ${attempts} attempts` : '';
  const buttons = [];
  if (share.can_cancel)
    buttons.push(
      button('Cancel', what, async () => {
        if (!(await confirmed(`Do not share “${title}” to ${account}?`, 'Cancel the share'))) return;
        await ask('DELETE', `broadsheet/v1/social/shares/${id}`);
        await all();
        say(`“${title}” will not be shared to ${account}.`);
      }),
    );
  if (share.can_retry)
    buttons.push(
      button('Share once more', what, async () => {
        const warning = `Nobody knows whether “${title}” stands at ${account} already. Share it once more?`;
        if (code === 'outcome_unknown' && !(await confirmed(warning, 'Share once more'))) return;
        await ask('POST', `broadsheet/v1/social/shares/${id}/retry`);
        await all();
        say(`“${title}” will be shared to ${account} once more.`);
      }),
    );
  const label = state === 'failed' && code === 'cancelled' ? 'Cancelled' : (states[state] ?? state);
  return make(
    'li',
    {},
    make(
      'div',
      {},
      make('strong', {}, title),
      make('span', {}, `${account}, ${reasons[share.reason] ?? share.reason}${tries}`),
      make('span', { class: `state ${state}` }, label, ' ', moment(when)),
      ...(share.url ? [make('span', {}, link(share.url, 'Look at it there'))] : []),
      ...(error && code !== 'cancelled' ? [make('span', { class: state === 'failed' ? 'error' : 'why' }, error)] : []),
    ),
    make('div', { class: 'buttons' }, ...buttons),
  );
}
