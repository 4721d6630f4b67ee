// What became of a post's shares: under way, shared (with the way there), or failed, with the network's words and a way to try
// again. While something is under way the site is asked every three seconds.
const { apiFetch, components, element, url } = window.wp;
const { createElement: el, useCallback, useEffect, useState } = element;
const { Button, ExternalLink, Notice } = components;

/**
 * @typedef {object} Share
 * @property {number} id
 * @property {string} service_name
 * @property {string} external_name
 * @property {string} reason
 * @property {'waiting' | 'sending' | 'success' | 'failed'} state
 * @property {string} due
 * @property {string} url
 * @property {string | null} error
 * @property {string | null} error_code
 * @property {boolean} can_cancel
 * @property {boolean} can_retry
 */

const every = 3000;
/** Shares of a later time are not waited for. */
const soon = 90_000;

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param {Share} share */
const isUnderWay = ({ state, due }) =>
  state === 'sending' || (state === 'waiting' && new Date(due).getTime() < Date.now() + soon);

/**
 * A post's shares, the newest first, and how to ask for them again.
 * @param {number} postId
 * @returns {{ shares: readonly Share[] | undefined, renew: () => Promise<void> }}
 */
export function useShares(postId) {
  const [shares, setShares] = useState(/** @type {readonly Share[] | undefined} */ (undefined));
  const renew = useCallback(async () => {
    const path = url.addQueryArgs('/broadsheet/v1/social/shares', { post: postId, per_page: 50 });
    const found = /** @type {Share[] | undefined} */ (await apiFetch({ path }).catch(() => undefined));
    setShares((before) => found ?? before ?? []);
  }, [postId]);
  useEffect(() => void renew(), [renew]);
  useEffect(() => {
    if (!shares?.some(isUnderWay)) return undefined;
    const timer = setTimeout(renew, every);
    return () => clearTimeout(timer);
  }, [shares, renew]);
  return { shares, renew };
}

/** @param {Share} share */
function stateOf(share) {
  if (share.state === 'success') return 'Shared';
  if (share.state === 'failed') return share.error_code === 'cancelled' ? 'Cancelled' : 'Not shared';
  return isUnderWay(share) ? 'Under way …' : `Waits until ${moments.format(new Date(share.due))}`;
}

/** @param {{ shares: readonly Share[] | undefined, renew: () => Promise<void> }} props */
export function Shares({ shares, renew }) {
  const [failure, setFailure] = useState('');
  if (shares === undefined || shares.length === 0) return null;
  /**
   * @param {string} method
   * @param {string} path
   */
  const act = async (method, path) => {
    try {
      setFailure('');
      await apiFetch({ method, path });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(Reflect.get(Object(error), 'message')));
    }
    await renew();
  };
  return el(
    'section',
    { 'aria-label': 'Shares', 'aria-live': 'polite' },
    failure !== '' && el(Notice, { status: 'error', isDismissible: false }, failure),
    el(
      'ul',
      { className: 'social-shares' },
      shares.map((share) => {
        const what = `${share.external_name} (${share.service_name})`;
        const path = `/broadsheet/v1/social/shares/${share.id}`;
        return el(
          'li',
          { key: share.id, className: `is-${share.state}` },
          el('strong', {}, what),
          el('span', {}, stateOf(share)),
          share.state === 'failed' && share.error && share.error_code !== 'cancelled'
            ? el('span', { className: 'social-error' }, share.error)
            : null,
          share.url ? el(ExternalLink, { href: share.url }, 'Look at it there') : null,
          share.can_retry
            ? el(
                Button,
                {
                  variant: 'secondary',
                  size: 'compact',
                  'aria-label': `Try again: ${what}`,
                  onClick: () => act('POST', `${path}/retry`),
                },
                'Try again',
              )
            : null,
          share.can_cancel
            ? el(
                Button,
                {
                  variant: 'link',
                  isDestructive: true,
                  'aria-label': `Cancel: ${what}`,
                  onClick: () => act('DELETE', path),
                },
                'Cancel',
              )
            : null,
        );
      }),
    ),
  );
}
