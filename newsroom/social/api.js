// Requests to the site's API with the nonce that the page brought. A nonce that grew old is renewed once.

const screen = document.getElementById('screen');
const { api = '', renew = '' } = screen?.dataset ?? {};
let nonce = screen?.dataset.nonce ?? '';

/**
 * @param {string} method
 * @param {string} path below the API's address: `wpcom/v2/publicize/connections`
 * @param {{ query?: Record<string, string | number>, body?: unknown }} [sent]
 * @returns {Promise<{ data: any, pages: number }>} Throws an Error with the site's own words.
 */
export async function ask(method, path, sent = {}) {
  const answer = await send(method, path, sent);
  const data = await answer.json().catch(() => undefined);
  if (answer.ok) return { data, pages: Number(answer.headers.get('X-WP-TotalPages') ?? 1) };
  if (data?.code === 'rest_cookie_invalid_nonce' && (await renewed())) return ask(method, path, sent);
  throw new Error(data?.message ?? `The site answered with status ${answer.status}.`);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{ query?: Record<string, string | number>, body?: unknown }} sent
 */
async function send(method, path, { query = {}, body }) {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  const mark = api.includes('?') ? '&' : '?';
  try {
    return await fetch(api + path + (search === '' ? '' : mark + search), {
      method,
      credentials: 'same-origin',
      headers: { 'X-WP-Nonce': nonce, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Error('The site cannot be reached.');
  }
}

/** A new nonce; false where there is none, as for somebody who is signed in no more. */
async function renewed() {
  const answer = await fetch(renew, { credentials: 'same-origin' }).catch(() => undefined);
  const text = answer?.ok ? (await answer.text()).trim() : '';
  if (!/^[0-9a-f]{10}$/.test(text) || text === nonce) return false;
  nonce = text;
  return true;
}
