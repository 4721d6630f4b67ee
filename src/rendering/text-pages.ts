// Texts in several pages: `<!--nextpage-->`. Reproduces WP_Query::generate_postdata's splitting.

/** The pages of a content; one where it is not split. */
export function pagesOf(content: string): string[] {
  if (!content.includes('<!--nextpage-->')) return [content];
  const plain = content
    .replaceAll('\n<!--nextpage-->\n', '<!--nextpage-->')
    .replaceAll('\n<!--nextpage-->', '<!--nextpage-->')
    .replaceAll('<!--nextpage-->\n', '<!--nextpage-->')
    .replaceAll('<!-- wp:nextpage -->', '')
    .replaceAll('<!-- /wp:nextpage -->', '');
  return (plain.startsWith('<!--nextpage-->') ? plain.slice('<!--nextpage-->'.length) : plain).split('<!--nextpage-->');
}
