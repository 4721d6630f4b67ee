// What the server tells the panels along with the page (src/plugins/social/editor.ts).

/**
 * @type {{
 *   screen: string,
 *   templates: Record<string, string>,
 *   cards: string,
 *   looks: readonly string[],
 *   placeholders: readonly { id: string, label: string }[],
 * }}
 */
export const told = JSON.parse(document.getElementById('editor-data-social-editor')?.textContent ?? '{}');
