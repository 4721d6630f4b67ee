// Starts the block editor on its page (src/newsroom/editor): settings, answers that came along, and what the editor needs to
// ask the site come as JSON in the element `editor-data`. Scripts of extensions run between this module and the start, as
// WordPress's run before DOMContentLoaded.
import { withoutGravatar } from './avatars.js';
import { registerClassic } from './classic.js';
import { showCommands } from './commands.js';
import { keepLock } from './lock.js';
import { wp } from './wp.js';

/** @typedef {import('./data.js').EditorData} EditorData */

const element = document.getElementById('editor-data');
/** @type {EditorData} written by the server in this form */
const given = JSON.parse(element?.textContent ?? '{}');

const { apiFetch } = wp;
apiFetch.use(apiFetch.createRootURLMiddleware(given.api));
apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware(given.nonce);
apiFetch.use(apiFetch.nonceMiddleware);
apiFetch.use(apiFetch.mediaUploadMiddleware);
apiFetch.use(apiFetch.createPreloadingMiddleware(given.preloaded));
apiFetch.nonceEndpoint = given.nonceEndpoint;
apiFetch.use(withoutGravatar);

wp.date.setSettings(given.date);
wp.data
  .dispatch(wp.preferences.store)
  .setPersistenceLayer(
    wp.preferencesPersistence.__unstableCreatePersistenceLayer(given.preferences, String(given.userId)),
  );
wp.blocks.unstable__bootstrapServerSideBlockDefinitions(given.blocks);
wp.blocks.setCategories(given.settings.blockCategories);
for (const style of given.blockStyles) wp.blocks.registerBlockStyle(style.block, style.style);
for (const source of given.bindingSources) wp.blocks.registerBlockBindingsSource(source);

document.addEventListener('DOMContentLoaded', () => {
  const { postType, postId, settings, initialEdits } = given;
  registerClassic();
  const root = wp.editPost.initializeEditor('editor', postType, postId, settings, initialEdits);
  Object.assign(window, { _wpLoadBlockEditor: Promise.resolve(root) });
  keepLock(given);
  showCommands(given);
  document.getElementById('editor')?.removeAttribute('aria-busy');
});
