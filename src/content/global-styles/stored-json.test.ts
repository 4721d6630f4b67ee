// Styles of a site within what is stored: cleaned where the writer may not write any HTML, whatever they write it into.
import { expect, test } from 'vitest';
import { accountViewer, findAccount } from '../../access/account.ts';
import { describeEachSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { marker, safeStoredStyles } from './stored-json.ts';

const known = () => ({ names: ['core/quote'], variations: new Map() });
const styles = { color: { text: 'red', background: 'expression(1)' }, css: 'a{}' };

test('only marked JSON is touched, and written as WordPress writes it', () => {
  const untouched = ['', 'text', '{"version":3}', `[{"${marker}":true}]`, `{"${marker}":0}`, `{"${marker}":true`];
  for (const text of untouched) expect(safeStoredStyles(text, known)).toBe(text);
  const text = JSON.stringify({ [marker]: true, version: 3, title: 'a & <é>', styles });
  expect(safeStoredStyles(text, known)).toBe(
    `{"version":3,"title":"a \\u0026 \\u003C\\u00e9\\u003E","styles":{"color":{"text":"red"}},"${marker}":true}`,
  );
});

describeEachSite('stored styles', (open) => {
  test('are cleaned for those who may not write any HTML', async () => {
    const site = await open();
    const content = JSON.stringify({ version: 3, styles, [marker]: true });
    const storedBy = async (login: string) => {
      const account = await findAccount(site, 'login', login);
      if (!account) throw new Error('no such user');
      const viewer = accountViewer(site, account, { method: 'application-password' });
      const row = await createPost(site, viewer, { type: 'post', title: 'x', status: 'draft', content });
      return row.post_content;
    };
    expect(await storedBy('editor')).toBe(content);
    expect(await storedBy('author')).toBe(`{"version":3,"styles":{"color":{"text":"red"}},"${marker}":true}`);
    await site.database.close();
  });
});
