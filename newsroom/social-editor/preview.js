// What would be said at each account right now, rendered and counted by the site as the network counts.
import { textFor } from './post.js';

const { apiFetch, components, element, url } = window.wp;
const { createElement: el, useEffect, useState } = element;

/** @typedef {{ connection_id: string, rendered_message?: string, count?: number, limit?: number, error?: { message: string } }} Rendered */

/** Milliseconds after the last key. */
const pause = 400;
/** Longer ones are cut by every network. */
const longestExcerpt = 1000;

/**
 * @param {import('./post.js').SharedPost} post
 * @param {readonly import('./post.js').Connection[]} connections
 * @param {string} [message] instead of the post's
 * @returns {ReadonlyMap<string, Rendered>} by account; what is not known yet is not there
 */
export function useRendered(post, connections, message = post.message) {
  const [rendered, setRendered] = useState(/** @type {ReadonlyMap<string, Rendered>} */ (new Map()));
  const items = connections.map((each) => ({ connection_id: each.connection_id, message: textFor(each, message) }));
  const { title, excerpt } = post;
  const query = { post_id: post.id, items, title, excerpt: excerpt.slice(0, longestExcerpt) };
  const path = url.addQueryArgs('/wpcom/v2/publicize/render-messages', query);
  // Tags and the like count once they are saved.
  const { isSaving } = post;
  useEffect(() => {
    if (connections.length === 0 || isSaving) return undefined;
    let isOld = false;
    const timer = setTimeout(async () => {
      const answer = /** @type {Rendered[]} */ (await apiFetch({ path }).catch(() => []));
      if (!isOld) setRendered(new Map(answer.map((each) => [each.connection_id, each])));
    }, pause);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [path, isSaving, connections.length]);
  return rendered;
}

/**
 * The text as it goes out, and its length.
 * @param {{ name: string, rendered: Rendered | undefined }} props
 */
export function Preview({ name, rendered }) {
  if (!rendered) return el('p', { className: 'social-hint' }, el(components.Spinner));
  if (rendered.error) return el('p', { className: 'social-error' }, rendered.error.message);
  const { rendered_message: text = '', count = 0, limit = 0 } = rendered;
  return el(
    'figure',
    { className: 'social-preview', 'aria-label': `What is said: ${name}` },
    el('blockquote', {}, text || 'Nothing but the link.'),
    el('figcaption', { className: count > limit ? 'social-error' : 'social-hint' }, `${count} of ${limit} characters`),
  );
}
