// Blocks that are hooked in beside others, and filters that hook in more: the same as block-hooks.php.
import type { ExtensionBlock } from '../../src/extend/blocks.ts';
import { definePlugin } from '../../src/extend/plugin.ts';

const block = (
  name: string,
  blockHooks: Readonly<Record<string, string>>,
  supports?: { readonly multiple: boolean },
): ExtensionBlock => ({
  metadata: {
    apiVersion: 3,
    name: `news/${name}`,
    title: `${name[0]?.toUpperCase()}${name.slice(1)}`,
    category: 'widgets',
    attributes: { tone: { type: 'string', default: 'calm' } },
    blockHooks,
    ...(supports ? { supports } : {}),
  },
  render: ({ tone }, content) => `<p class="${name}">${tone}</p>${content}`,
});

export const blockHooksPlugin = definePlugin({
  name: 'block-hooks',
  version: '1',
  register: ({ registry, hooks }) => {
    registry.addBlock(
      block('like', {
        'core/post-content': 'lastChild',
        'core/heading': 'after',
        'core/navigation': 'lastChild',
        'core/template-part': 'firstChild',
        'core/block': 'firstChild',
      }),
    );
    registry.addBlock(
      block(
        'ad',
        { 'core/paragraph': 'before', 'core/group': 'firstChild', 'core/freeform': 'after' },
        { multiple: false },
      ),
    );
    registry.addBlock(block('note', {}));
    hooks.addFilter('hooked_block_types', (names, position, anchor, into) => {
      const isPost = into.kind === 'post' && into.post.post_type === 'post';
      const wanted =
        (anchor === 'core/quote' && position === 'after' && isPost) ||
        (anchor === 'core/list' && position === 'before');
      return wanted ? [...names, 'news/note'] : names;
    });
    hooks.addFilter('hooked_block', (hooked, name, position) => {
      if (name !== 'news/note' || !hooked) return hooked;
      return position === 'before' ? null : { ...hooked, attributes: { tone: 'loud <b>' } };
    });
  },
});
