// Comments of visitors through the API, where an extension lets them: what is asked of them, and what is left of each string
// of the corpus that tries to run scripts, in the text, the name and the address of their site (pre_comment_content and its
// like for somebody without a user).
import type { Client, Scenario } from '../client.ts';
import { strings } from '../xss/strings.ts';
import { samePlainStart } from './prelude.ts';

const visitor = { post: 1, author_name: 'Ann', author_email: 'ann@example.org', author_url: 'https://a.example/' };
/** Not now: who writes twice within some seconds is told to slow down. */
const dateOf = (index: number) => new Date(Date.UTC(2020, 0, 1) + index * 3_600_000).toISOString().slice(0, 19);

async function refusals(client: Client): Promise<void> {
  const anonymous = client.as('anonymous');
  const path = '/wp/v2/comments';
  for (const [index, body] of [
    {},
    { post: 1 },
    { post: 1, content: 'No name' },
    { ...visitor, content: '' },
    { ...visitor, author_email: '', content: 'No address' },
    { ...visitor, author_email: 'nobody', content: 'Bad address' },
    { ...visitor, author_name: '', content: 'Empty name' },
    { ...visitor, author: 1, content: 'As somebody' },
    { ...visitor, status: 'approve', content: 'Approved' },
    { ...visitor, author_ip: '8.8.8.8', content: 'From elsewhere' },
    { ...visitor, type: 'note', content: 'A note' },
    { ...visitor, content: 'Good' },
    { ...visitor, content: 'Good' },
    { ...visitor, author_name: 'n'.repeat(246), content: 'Long name' },
    { ...visitor, parent: 1, content: 'An answer' },
    { ...visitor, post: 999, content: 'Nowhere' },
  ].entries()) {
    await anonymous.post(path, { ...body, date: dateOf(index) });
  }
  await client.as('administrator').post('/wp/v2/posts/1', { comment_status: 'closed' }, '_fields=id');
  await anonymous.post(path, { ...visitor, content: 'Closed', date: dateOf(100) });
  await client.as('administrator').post('/wp/v2/posts/1', { comment_status: 'open' }, '_fields=id');
}

export const visitors: Scenario[] = [
  {
    area: 'visitors',
    name: 'what is asked of visitors',
    live: true,
    plugin: 'visitors',
    run: async (client) => {
      await samePlainStart(client);
      await refusals(client);
    },
  },
  {
    area: 'visitors',
    name: 'strings that try to run scripts',
    live: true,
    plugin: 'visitors',
    run: async (client) => {
      const anonymous = client.as('anonymous');
      const admin = client.as('administrator');
      for (const [index, { text }] of strings.entries()) {
        const date = dateOf(1000 + index);
        const body = { ...visitor, author_name: `n ${text}`.slice(0, 200), content: `${index} ${text}`, date };
        const { body: made } = await anonymous.post('/wp/v2/comments', body, '_fields=id,content,author_name,status');
        if (made.id)
          await admin.get(`/wp/v2/comments/${made.id}`, 'context=edit&_fields=content,author_name,author_url');
      }
    },
  },
];
