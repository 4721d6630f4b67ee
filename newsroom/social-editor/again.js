// Sharing a post that is published: now, or at a time of one's choice, to accounts of one's choice, with another text.
import { NoAccounts, Text, troubleOf } from './accounts.js';
import { nameOf, usePost } from './post.js';
import { Preview, useRendered } from './preview.js';
import { Shares, useShares } from './shares.js';

const { apiFetch, components, data, element, notices } = window.wp;
const { createElement: el, Fragment, useState } = element;
const { Button, CheckboxControl, TextControl } = components;

/** What was shared of a published post, and sharing it again. */
export function Again() {
  const post = usePost();
  const { shares, renew } = useShares(post.id);
  const { createErrorNotice, createSuccessNotice } = data.useDispatch(notices.store);
  const [isOpen, setOpen] = useState(false);
  const [skipped, setSkipped] = useState(/** @type {readonly string[]} */ ([]));
  const [message, setMessage] = useState(post.message);
  const [when, setWhen] = useState('');
  const [isBusy, setBusy] = useState(false);
  const chosen = post.connections.filter(({ connection_id: id }) => !skipped.includes(id));
  // What the post says at single accounts was for its publication.
  const plain = chosen.map(({ message: _own, ...each }) => each);
  const rendered = useRendered(post, isOpen ? plain : [], message);
  if (post.connections.length === 0) return el(NoAccounts);
  const share = async () => {
    setBusy(true);
    try {
      await (when === '' ? shareNow(post.id, message, skipped) : schedule(post.id, message, chosen, when));
      createSuccessNotice(when === '' ? 'The post is being shared.' : 'The share is scheduled.', { type: 'snackbar' });
      setOpen(false);
      setWhen('');
    } catch (error) {
      createErrorNotice(String(Reflect.get(Object(error), 'message')), { type: 'snackbar' });
    }
    setBusy(false);
    await renew();
  };
  return el(
    Fragment,
    {},
    el(Shares, { shares, renew }),
    !isOpen &&
      el(Button, { variant: 'secondary', __next40pxDefaultSize: true, onClick: () => setOpen(true) }, 'Share again'),
    isOpen &&
      el(
        Fragment,
        {},
        el(
          'fieldset',
          { className: 'social-accounts' },
          el('legend', {}, 'Accounts'),
          post.connections.map((each) => {
            const id = each.connection_id;
            return el(CheckboxControl, {
              key: id,
              __nextHasNoMarginBottom: true,
              label: nameOf(each),
              help: troubleOf(each),
              checked: !skipped.includes(id),
              onChange: (/** @type {boolean} */ on) =>
                setSkipped(on ? skipped.filter((one) => one !== id) : [...skipped, id]),
            });
          }),
        ),
        el(Text, { label: 'Text', value: message, onChange: setMessage }),
        plain.map((each) => {
          const name = nameOf(each);
          return el(
            'div',
            { key: each.connection_id, className: 'social-account' },
            el('h3', {}, name),
            el(Preview, { name, rendered: rendered.get(each.connection_id) }),
          );
        }),
        el(TextControl, {
          __nextHasNoMarginBottom: true,
          __next40pxDefaultSize: true,
          type: 'datetime-local',
          label: 'When',
          help: 'In your own time zone. Empty: now.',
          value: when,
          onChange: setWhen,
        }),
        el(
          'div',
          { className: 'social-buttons' },
          el(
            Button,
            {
              variant: 'primary',
              __next40pxDefaultSize: true,
              accessibleWhenDisabled: true,
              disabled: chosen.length === 0 || isBusy,
              isBusy,
              onClick: share,
            },
            when === '' ? 'Share now' : 'Schedule',
          ),
          el(Button, { variant: 'tertiary', __next40pxDefaultSize: true, onClick: () => setOpen(false) }, 'Leave it'),
        ),
      ),
  );
}

/**
 * @param {number} id
 * @param {string} message
 * @param {readonly string[]} skipped
 */
const shareNow = (id, message, skipped) =>
  apiFetch({
    path: `/wpcom/v2/publicize/share-post/${id}`,
    method: 'POST',
    data: { message, skipped_connections: skipped.map(Number), async: true },
  });

/**
 * @param {number} id
 * @param {string} message
 * @param {readonly import('./post.js').Connection[]} connections
 * @param {string} when
 */
async function schedule(id, message, connections, when) {
  const share_date = Math.floor(new Date(when).getTime() / 1000);
  const path = `/wpcom/v2/publicize/scheduled-actions/posts/${id}`;
  for (const { connection_id } of connections)
    await apiFetch({ path, method: 'POST', data: { message, connection_id: Number(connection_id), share_date } });
}
