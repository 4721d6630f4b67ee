// Text without blocks, as older posts have it: shown as it reads, turned into blocks by a button, editable as HTML. WordPress's
// own block for it (`core/freeform`, the same name and attribute) is a second editor, which the packages do not bring along.
import { wp } from './wp.js';

const { blockEditor, blocks, components, data, element } = wp;
const { createElement: el, Fragment, RawHTML } = element;
const name = 'core/freeform';

/** @param {{ clientId: string, attributes: { content?: string } }} props */
function Edit({ clientId, attributes }) {
  const { replaceBlocks } = data.useDispatch(/** @type {{ name: string }} */ (blockEditor.store));
  const content = attributes.content ?? '';
  const useBlockProps = /** @type {() => Record<string, unknown>} */ (blockEditor.useBlockProps);
  return el(
    Fragment,
    {},
    el(
      blockEditor.BlockControls,
      {},
      el(
        components.ToolbarGroup,
        {},
        el(
          components.ToolbarButton,
          { onClick: () => replaceBlocks(clientId, blocks.rawHandler({ HTML: content })) },
          'Convert to blocks',
        ),
      ),
    ),
    el('div', useBlockProps(), el(RawHTML, {}, content)),
  );
}

/** Makes it the block for what stands outside of blocks. */
export function registerClassic() {
  blocks.registerBlockType(name, {
    apiVersion: 3,
    title: 'Classic',
    category: 'text',
    icon: 'editor-kitchensink',
    attributes: { content: { type: 'string', source: 'raw' } },
    supports: { className: false, customClassName: false, inserter: false, reusable: false },
    edit: Edit,
    save: (/** @type {{ attributes: { content?: string } }} */ { attributes }) =>
      el(RawHTML, {}, attributes.content ?? ''),
  });
  blocks.setFreeformContentHandlerName(name);
}
