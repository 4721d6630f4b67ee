// Says every ten seconds that the post is being edited, as WordPress's heartbeat does, and lets the editor hear who took it
// over: the actions heartbeat.send and heartbeat.tick of @wordpress/hooks. Brings a new nonce where the old one grows old.
import { wp } from './wp.js';

/** Seconds between two beats; a lock is held for 150. */
const whenSeen = 10;
const whenHidden = 120;

/** @param {import('./data.js').EditorData} given */
export function keepLock({ ajax, heartbeatNonce }) {
  let nonce = heartbeatNonce;
  const beat = async () => {
    /** @type {Record<string, Record<string, string | number>>} */
    const data = {};
    wp.hooks.doAction('heartbeat.send', data);
    if (Object.keys(data).length === 0) return;
    const form = new URLSearchParams({ action: 'heartbeat', _nonce: nonce, screen_id: 'post' });
    for (const [topic, fields] of Object.entries(data)) {
      for (const [name, value] of Object.entries(fields)) form.set(`data[${topic}][${name}]`, String(value));
    }
    const answer = await fetch(ajax, { method: 'POST', body: form, credentials: 'same-origin' });
    const received = answer.ok ? await answer.json() : undefined;
    if (typeof received !== 'object' || received === null) return;
    if (typeof received.heartbeat_nonce === 'string') nonce = received.heartbeat_nonce;
    if (typeof received.rest_nonce === 'string') wp.apiFetch.nonceMiddleware.nonce = received.rest_nonce;
    wp.hooks.doAction('heartbeat.tick', received);
  };
  const next = () => {
    const seconds = document.visibilityState === 'hidden' ? whenHidden : whenSeen;
    // A beat that does not arrive is followed by the next one.
    setTimeout(
      () =>
        void beat()
          .catch(() => {})
          .finally(next),
      seconds * 1000,
    );
  };
  next();
}
