// Which accounts a post is shared to when it is published, and what is said there: for all at once, and for one alone.
import { nameOf, useEdits, usePost } from './post.js';
import { Preview, useRendered } from './preview.js';
import { told } from './told.js';

const { components, element } = window.wp;
const { createElement: el, Fragment, useState } = element;
const { Button, CheckboxControl, ExternalLink, TextareaControl, ToggleControl } = components;

/** What is said of an account that does not work. @type {Record<string, string>} */
const troubles = {
  broken: 'This account does not work at present.',
  must_reauth: 'This account must be connected anew.',
};

/** @param {{ status: string | null }} connection */
export const troubleOf = ({ status }) => (status === null ? undefined : troubles[status]);

export function NoAccounts() {
  return el('p', {}, 'No account is connected. ', el(ExternalLink, { href: told.screen }, 'Connect one'));
}

/** The choices before a post is published. */
export function Choices() {
  const post = usePost();
  const edits = useEdits();
  const { connections, wanted, message } = post;
  const chosen = wanted ? connections.filter(({ enabled }) => enabled) : [];
  const rendered = useRendered(post, chosen);
  if (connections.length === 0) return el(NoAccounts);
  return el(
    Fragment,
    {},
    el(ToggleControl, {
      __nextHasNoMarginBottom: true,
      label: 'Share when published',
      checked: wanted,
      onChange: (/** @type {boolean} */ on) => edits.meta({ jetpack_publicize_feature_enabled: on }),
    }),
    wanted &&
      el(
        Fragment,
        {},
        el(
          'fieldset',
          { className: 'social-accounts' },
          el('legend', {}, 'Accounts'),
          connections.map((each) =>
            el(CheckboxControl, {
              key: each.connection_id,
              __nextHasNoMarginBottom: true,
              label: nameOf(each),
              help: troubleOf(each),
              checked: each.enabled === true,
              onChange: (/** @type {boolean} */ enabled) => edits.connection(each.connection_id, { enabled }),
            }),
          ),
        ),
        chosen.length > 0 &&
          el(Text, {
            label: 'Text',
            value: message,
            onChange: (/** @type {string} */ text) => edits.meta({ jetpack_publicize_message: text }),
          }),
        chosen.map((each) =>
          el(OneAccount, { key: each.connection_id, connection: each, rendered: rendered.get(each.connection_id) }),
        ),
      ),
  );
}

/** A text with placeholders. @param {{ label: string, value: string, onChange: (text: string) => void }} props */
export function Text({ label, value, onChange }) {
  return el(TextareaControl, {
    __nextHasNoMarginBottom: true,
    label,
    value,
    rows: 3,
    help: `May hold ${told.placeholders.map(({ id }) => `{${id}}`).join(' ')}. Empty: the usual text.`,
    onChange,
  });
}

/** What one account says. @param {{ connection: import('./post.js').Connection, rendered: import('./preview.js').Rendered | undefined }} props */
function OneAccount({ connection, rendered }) {
  const edits = useEdits();
  const own = connection.message ?? '';
  const [isOpen, setOpen] = useState(own !== '');
  const name = nameOf(connection);
  const set = (/** @type {string} */ message) => edits.connection(connection.connection_id, { message });
  return el(
    'div',
    { className: 'social-account' },
    el('h3', {}, name),
    el(Preview, { name, rendered }),
    isOpen
      ? el(TextareaControl, {
          __nextHasNoMarginBottom: true,
          label: `Text for ${name} alone`,
          value: own,
          rows: 3,
          onChange: set,
        })
      : null,
    el(
      Button,
      {
        variant: 'link',
        'aria-expanded': isOpen,
        'aria-label': isOpen ? `Same text as elsewhere: ${name}` : `Another text here: ${name}`,
        onClick: () => {
          if (isOpen) set('');
          setOpen(!isOpen);
        },
      },
      isOpen ? 'Same text as elsewhere' : 'Another text here',
    ),
  );
}
