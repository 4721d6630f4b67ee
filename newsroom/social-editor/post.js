// The post that is being edited, as the panels see it: what it says about sharing, and how to change that. Changes are the
// editor's own edits, saved along with the post.
import { told } from './told.js';

const { data, editor, element } = window.wp;

/**
 * @typedef {object} Connection
 * @property {string} connection_id
 * @property {string} display_name
 * @property {string} service_label
 * @property {string} service_name
 * @property {string | null} status
 * @property {boolean} [enabled]
 * @property {string} [message]
 */

/**
 * @typedef {object} SharedPost
 * @property {number} id
 * @property {string} status
 * @property {boolean} isOver published, or shared already: the choices before are over
 * @property {boolean} isSaving
 * @property {string} title as it is being written
 * @property {string} excerpt
 * @property {number} picture
 * @property {readonly Connection[]} connections
 * @property {string} message
 * @property {boolean} wanted is it shared when it is published?
 * @property {Record<string, any>} options
 */

/** @returns {SharedPost} */
export function usePost() {
  return data.useSelect((select) => {
    const store = select(editor.store);
    const meta = store.getEditedPostAttribute('meta') ?? {};
    const status = store.getCurrentPostAttribute('status');
    return {
      id: store.getCurrentPostId(),
      status,
      isOver: status === 'publish' || meta.jetpack_social_post_already_shared === true,
      isSaving: store.isSavingPost() && !store.isAutosavingPost(),
      title: store.getEditedPostAttribute('title') ?? '',
      excerpt: store.getEditedPostAttribute('excerpt') ?? '',
      picture: store.getEditedPostAttribute('featured_media') ?? 0,
      connections: store.getEditedPostAttribute('jetpack_publicize_connections') ?? none,
      message: meta.jetpack_publicize_message ?? '',
      wanted: meta.jetpack_publicize_feature_enabled !== false,
      options: meta.jetpack_social_options ?? noOptions,
    };
  }, []);
}

/** @type {readonly Connection[]} */
const none = [];
const noOptions = {};

/** Functions that change the post. */
export function useEdits() {
  const { editPost } = data.useDispatch(editor.store);
  const { connections, options } = usePost();
  return element.useMemo(
    () => ({
      /** @param {Record<string, unknown>} meta */
      meta: (meta) => editPost({ meta }),
      /** @param {Record<string, unknown>} changes */
      options: (changes) => editPost({ meta: { jetpack_social_options: { ...options, ...changes, version: 2 } } }),
      /**
       * @param {string} id
       * @param {Partial<Connection>} changes
       */
      connection: (id, changes) =>
        editPost({
          jetpack_publicize_connections: connections.map((each) =>
            each.connection_id === id ? { ...each, ...changes } : each,
          ),
        }),
    }),
    [editPost, connections, options],
  );
}

/** @param {Connection} connection */
export const nameOf = ({ display_name: name, service_label: label }) => `${name} (${label})`;

/**
 * What is said at an account before placeholders are filled in: its own text here, its own template, the post's text; empty:
 * the site's template.
 * @param {Connection} connection
 * @param {string} message
 */
export const textFor = ({ connection_id: id, message: own }, message) => own || told.templates[id] || message;
