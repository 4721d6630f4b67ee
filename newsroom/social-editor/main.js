// The panels of sharing in the block editor, in WordPress's own slots: in the document's sidebar, before publishing, and after.
import { Choices } from './accounts.js';
import { Again } from './again.js';
import { Media } from './media.js';
import { usePost } from './post.js';
import { Shares, useShares } from './shares.js';

const { editor, element, plugins } = window.wp;
const { createElement: el, Fragment } = element;
const { PluginDocumentSettingPanel, PluginPostPublishPanel, PluginPrePublishPanel } = editor;

function Panels() {
  const { id, isOver, status, connections } = usePost();
  const before = !isOver && el(Fragment, {}, el(Choices), el(Media));
  return el(
    Fragment,
    {},
    el(
      PluginDocumentSettingPanel,
      { name: 'social', title: 'Share', className: 'social-panel' },
      before || (status === 'publish' ? el(Again) : el('p', {}, 'This post was shared when it was published.')),
    ),
    !isOver && el(PluginPrePublishPanel, { title: 'Share', initialOpen: true, className: 'social-panel' }, el(Choices)),
    status === 'publish' &&
      connections.length > 0 &&
      el(
        PluginPostPublishPanel,
        { title: 'Shared', initialOpen: true, className: 'social-panel' },
        el(AfterPublishing, { id }),
      ),
  );
}

/** @param {{ id: number }} props */
function AfterPublishing({ id }) {
  const { shares, renew } = useShares(id);
  if (shares?.length === 0) return el('p', {}, 'The post is not shared anywhere.');
  return el(Shares, { shares, renew });
}

plugins.registerPlugin('broadsheet-social', { render: Panels, icon: 'share' });
