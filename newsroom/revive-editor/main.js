// The panel of Revive in the block editor: is the post shared at once when it is published, where to and with which words;
// what became of it; and, for a post that is published, sharing it now.
const { apiFetch, components, data, editor, element, notices, plugins } = window.wp;
const { createElement: el, Fragment, useState } = element;
const { Button, CheckboxControl, TextareaControl, ToggleControl } = components;
const { PluginDocumentSettingPanel } = editor;

/** @type {{ instant: boolean, accounts: readonly { id: string, name: string, service: string }[] }} */
const told = JSON.parse(
  document.getElementById('editor-data-revive-editor')?.textContent ?? '{"instant":false,"accounts":[]}',
);

/** @type {Record<string, string>} */
const states = { queued: 'under way', success: 'shared', error: 'not shared', expired: 'too late' };
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function Panel() {
  const { id, status, meta } = data.useSelect((select) => {
    const store = select(editor.store);
    return {
      id: store.getCurrentPostId(),
      status: store.getCurrentPostAttribute('status'),
      meta: store.getEditedPostAttribute('meta') ?? {},
    };
  }, []);
  const { editPost } = data.useDispatch(editor.store);
  if (told.accounts.length === 0) return null;
  const isPublished = status === 'publish';
  const history = meta.rop_publish_now_history ?? [];
  if (!isPublished && !told.instant && history.length === 0) return null;
  const wanted = meta.rop_publish_now === 'yes';
  /** An empty map of PHP's is a list. @type {Record<string, string>} */
  const accounts = Array.isArray(meta.rop_publish_now_accounts) ? {} : (meta.rop_publish_now_accounts ?? {});
  const set = (/** @type {Record<string, string>} */ chosen) =>
    editPost({ meta: { rop_publish_now_accounts: chosen } });
  return el(
    PluginDocumentSettingPanel,
    { name: 'revive', title: 'Revive', className: 'revive-panel' },
    !isPublished &&
      told.instant &&
      el(ToggleControl, {
        __nextHasNoMarginBottom: true,
        label: 'Share at once when published',
        checked: wanted,
        onChange: (/** @type {boolean} */ on) =>
          editPost({
            meta: { rop_publish_now: on ? 'yes' : 'no', ...(on ? { rop_publish_now_accounts: accounts } : {}) },
          }),
      }),
    !isPublished && told.instant && wanted && el(Accounts, { accounts, set }),
    isPublished && el(ShareNow, { id }),
    el(History, { history }),
  );
}

/** @param {{ accounts: Record<string, string>, set: (accounts: Record<string, string>) => void }} props */
function Accounts({ accounts, set }) {
  return el(
    Fragment,
    {},
    told.accounts.map(({ id, name, service }) => {
      const label = `${name} (${service})`;
      const { [id]: message, ...others } = accounts;
      return el(
        'div',
        { key: id },
        el(CheckboxControl, {
          __nextHasNoMarginBottom: true,
          label,
          checked: message !== undefined,
          onChange: (/** @type {boolean} */ on) => set(on ? { ...accounts, [id]: '' } : others),
        }),
        message !== undefined &&
          el(TextareaControl, {
            __nextHasNoMarginBottom: true,
            label: `Text: ${label}`,
            help: 'Empty: the usual text of the account.',
            rows: 2,
            value: message,
            onChange: (/** @type {string} */ text) => set({ ...accounts, [id]: text }),
          }),
      );
    }),
  );
}

/** @param {{ id: number }} props */
function ShareNow({ id }) {
  const [accounts, setAccounts] = useState(() => Object.fromEntries(told.accounts.map((account) => [account.id, ''])));
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { createErrorNotice, createSuccessNotice } = data.useDispatch(notices.store);
  const open = () => setOpen(true);
  if (!isOpen)
    return el(Button, { variant: 'secondary', __next40pxDefaultSize: true, onClick: open }, 'Share by Revive');
  const share = async () => {
    setBusy(true);
    try {
      const sent = { rop_publish_now_accounts: accounts };
      await apiFetch({ path: `/tweet-old-post/v8/share/${id}`, method: 'POST', data: sent });
      createSuccessNotice('The post is being shared.', { type: 'snackbar' });
      setOpen(false);
    } catch (error) {
      createErrorNotice(String(Reflect.get(Object(error), 'message')), { type: 'snackbar' });
    }
    setBusy(false);
  };
  const disabled = Object.keys(accounts).length === 0 || isBusy;
  return el(
    Fragment,
    {},
    el(Accounts, { accounts, set: setAccounts }),
    el(
      Button,
      {
        variant: 'primary',
        __next40pxDefaultSize: true,
        accessibleWhenDisabled: true,
        disabled,
        isBusy,
        onClick: share,
      },
      'Share now',
    ),
  );
}

/** @param {{ history: readonly { account: string, service: string, timestamp: number, status: string }[] }} props */
function History({ history }) {
  if (history.length === 0) return null;
  const nameOf = (/** @type {string} */ account) => told.accounts.find(({ id }) => id === account)?.name ?? account;
  return el(
    'ul',
    { 'aria-label': 'Shared before' },
    [...history]
      .reverse()
      .map(({ account, service, timestamp, status }) =>
        el(
          'li',
          { key: `${account} ${timestamp}` },
          `${nameOf(account)} (${service}): ${states[status] ?? status}, ${moments.format(new Date(timestamp * 1000))}`,
        ),
      ),
  );
}

plugins.registerPlugin('broadsheet-revive', { render: Panel, icon: 'update' });
