// Pictures of people without asking another host: where the API names one at Gravatar, the editor shows a figure in a colour of
// the person's own. What is stored and what other clients see stays as it is.

/** @param {string} address of a picture at Gravatar, with the hash of a mail address in it */
function figure(address) {
  const [, hash = ''] = /\/avatar\/([0-9a-f]+)/.exec(address) ?? [];
  const hue = Number.parseInt(hash.slice(0, 4) || '0', 16) % 360;
  const parts = `<rect width="48" height="48" fill="hsl(${hue} 35% 50%)"/><g fill="#fff"><circle cx="24" cy="19" r="8"/><path d="M8 46a16 16 0 0 1 32 0z"/></g>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${parts}</svg>`)}`;
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function replaced(key, value) {
  if (!/^(?:author_)?avatar_urls$/.test(key) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([size, address]) => [size, figure(String(address))]));
}

/** Most answers name nobody. @param {string} json */
const namesPeople = (json) => /"(?:author_)?avatar_urls"/.test(json);

/**
 * For apiFetch.use().
 * @param {unknown} options
 * @param {(options: unknown) => Promise<unknown>} next
 */
export async function withoutGravatar(options, next) {
  const answer = await next(options);
  if (answer instanceof Response) {
    if (!answer.headers.get('Content-Type')?.includes('json')) return answer;
    const { status, statusText, headers } = answer;
    const text = status === 204 ? null : await answer.text();
    const body = text !== null && namesPeople(text) ? JSON.stringify(JSON.parse(text, replaced)) : text;
    return new Response(body, { status, statusText, headers });
  }
  const text = JSON.stringify(answer);
  return text !== undefined && namesPeople(text) ? JSON.parse(text, replaced) : answer;
}
