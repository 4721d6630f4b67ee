// Comments and notes: lists, single ones, threads, rights, writing, trash, and as replies embedded in posts.
import { type Client, everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const route = '/wp/v2/comments';

interface Discussion {
  posts: Record<string, number>;
  /** Ids of comments by name. */
  comments: Record<string, number>;
}

/** What each client's servers hold already. */
const discussions = new WeakMap<Client, Discussion>();

/** Posts with comments of every status and kind, each at a time of its own; made once for the area. */
async function discuss(client: Client): Promise<Discussion> {
  const known = discussions.get(client);
  if (known) return known;
  const { posts } = await newsroom(client);
  const admin = client.as('administrator');
  const comments: Record<string, number> = { first: 1 };
  const closed = await admin.post('/wp/v2/posts', {
    title: 'Closed',
    status: 'publish',
    comment_status: 'closed',
    date: '2023-05-05T05:05:05',
  });
  posts.closed = closed.body.id;
  // The comment that a fresh site is born with.
  await admin.post(`${route}/1`, {
    content: 'The first comment.',
    author_name: 'Somebody',
    author_email: 'somebody@example.org',
    author_url: 'https://example.org/',
    date: '2024-01-02T08:00:00',
  });
  let hour = 10;
  const add = async (name: string, json: Record<string, unknown>) => {
    const date = `2024-05-01T${hour++}:00:00`;
    comments[name] = (
      await admin.post(route, { post: posts.alpha, date, content: `Text of ${name}`, ...json })
    ).body.id;
  };
  await add('plain', { content: 'Visit www.example.org or http://example.com/a?b=1&c=2 -- "now" :)' });
  await add('reply', { parent: comments.plain, content: 'A <b>reply</b>\n\nwith <i>two paragraphs' });
  await add('deep', { parent: comments.reply, author: 2 });
  await add('visitor', {
    author_name: 'A <b>Visitor</b>',
    author_email: 'visitor@example.org',
    author_url: 'example.org/~visitor',
    author_ip: '192.0.2.7',
    author_user_agent: 'Reader/1.0',
  });
  await add('held', { author: 5, status: 'hold' });
  await add('spam', { author: 4, status: 'spam' });
  await add('trash', { author: 3, status: 'trash' });
  await add('beta', { post: posts.beta, author: 3, content: 'About Wordpress & co' });
  await add('secret', { post: posts.delta, author: 5 });
  await add('private', { post: posts.private, author: 2 });
  await add('onPage', { post: 2, author: 4 });
  await add('note', { type: 'note', author: 1, content: 'A note' });
  await add('noteReply', { type: 'note', parent: comments.note, author: 2, content: 'Answer to the note' });
  const discussion = { posts, comments };
  discussions.set(client, discussion);
  return discussion;
}

const fillIn = (text: string, { posts, comments }: Discussion): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(comments[name] ?? posts[name]));

const lists = [
  '',
  'per_page=2',
  'per_page=2&page=2',
  'per_page=3&page=99',
  'per_page=0',
  'per_page=101',
  'page=0',
  'offset=2',
  'offset=2&page=3&per_page=2',
  'offset=-1',
  'order=asc',
  'order=up',
  'orderby=date&order=asc',
  'orderby=id',
  'orderby=id&order=asc',
  'orderby=post',
  'orderby=parent&order=asc',
  'orderby=type',
  'orderby=include&include={reply},{plain}',
  'orderby=include',
  'orderby=author',
  'include={plain},{held},{beta}',
  'include=0',
  'exclude={plain},{reply}',
  'parent={plain}',
  'parent=0',
  'parent={plain},{reply}',
  'parent_exclude=0',
  'parent_exclude={plain}',
  'parent=x',
  'post={alpha}',
  'post={alpha},{beta}',
  'post={draft}',
  'post={private}',
  'post={delta}',
  'post={delta}&password=secret',
  'post={delta}&password=wrong',
  'post={delta},{alpha}&password=secret',
  'post=0',
  'post=99999',
  'search=text',
  'search=visitor',
  'search=192.0.2',
  'search=%25',
  'search=0',
  'after=2024-05-01T12:00:00',
  'before=2024-05-01T12:00:00',
  'after=2024-05-01T11:30:00Z&before=2024-05-01T18:00:00Z',
  'after=nonsense',
  'author=2',
  'author=2,3',
  'author=0',
  'author_exclude=1',
  'author_email=visitor@example.org',
  'author_email=nonsense',
  'author_email=',
  'status=hold',
  'status=approve',
  'status=approved',
  'status=all',
  'status=any',
  'status=spam',
  'status=trash',
  'status=nonsense',
  'status=',
  'type=comment',
  'type=note',
  'type=note&status=all&post={alpha}',
  'type=all',
  'type=all&status=any',
  'type=pingback',
  'type=pings',
  'type=comments',
  'type=',
  'type=note&post={alpha}&context=edit',
  'type=note&post=1,{beta}&context=edit',
  'type=note&post={private}',
  'context=edit',
  'context=edit&status=all&per_page=3',
  'context=embed',
  'context=nonsense',
  '_fields=id,author_name,_links',
  '_fields=content.rendered,meta',
  '_embed&per_page=4',
  '_embed=up,author&per_page=2',
  '_envelope&per_page=1',
];

const readLists: Scenario = {
  area: 'comments',
  name: 'lists',
  run: async (client) => {
    const site = await discuss(client);
    for (const query of lists) {
      for (const role of ['anonymous', 'administrator'] as const) await client.as(role).get(route, fillIn(query, site));
    }
    for (const role of ['subscriber', 'contributor', 'author', 'editor'] as const) {
      for (const query of [
        'status=all&type=all',
        'status=any&type=all&order=asc',
        'context=edit',
        'author=5&status=hold',
        'post={delta}',
        'post={private}',
        'post={draft}&type=note',
        'type=note&post={alpha}',
        'type=note&post={gamma}&context=edit',
        'type=note&post={pending}&context=edit',
        'author_email=visitor@example.org',
        'post=0',
      ])
        await client.as(role).get(route, fillIn(query, site));
    }
    await client.as('anonymous').head(route, 'per_page=2');
    await client.as('anonymous').options(route);
    await client.as('administrator').options(route);
  },
};

const readSingle: Scenario = {
  area: 'comments',
  name: 'single',
  run: async (client) => {
    const site = await discuss(client);
    for (const role of everyRole) {
      const as = client.as(role);
      for (const id of Object.values(site.comments)) {
        await as.get(`${route}/${id}`);
        await as.get(`${route}/${id}`, 'context=edit');
      }
      await as.get(`${route}/${site.comments.secret}`, 'password=secret');
      await as.get(`${route}/${site.comments.secret}`, 'password=wrong');
      await as.get(`${route}/99999`);
      await as.get(`${route}/0`);
    }
    const admin = client.as('administrator');
    for (const name of ['plain', 'reply', 'deep', 'note', 'noteReply'])
      await admin.get(`${route}/${site.comments[name]}`, '_embed');
    const anonymous = client.as('anonymous');
    await anonymous.get(`${route}/${site.comments.plain}`, '_embed');
    await anonymous.get(`${route}/${site.comments.plain}`, 'context=embed');
    await anonymous.get(`${route}/${site.comments.plain}`, '_fields=link,status');
    await anonymous.get(`${route}/x`);
    await anonymous.options(`${route}/${site.comments.plain}`);
    await anonymous.get('/wp/v2/posts', '_embed&per_page=20');
    await anonymous.get('/wp/v2/posts', '_embed=replies&per_page=20&_fields=id,_links,_embedded');
    await anonymous.get(`/wp/v2/posts/${site.posts.alpha}`, '_embed');
    await anonymous.get(`/wp/v2/posts/${site.posts.delta}`, '_embed&password=secret');
    await admin.get(`/wp/v2/posts/${site.posts.alpha}`, '_embed&context=edit');
    await admin.get('/wp/v2/posts', '_embed=replies&status=any&per_page=20&orderby=id');
    await anonymous.get('/wp/v2/pages', '_embed=replies');
  },
};

/** Bodies of comments on the post alpha, each at a time of its own. */
const bodies: readonly Record<string, unknown>[] = [
  { content: 'As it is' },
  { content: '' },
  { content: '   ' },
  {},
  { content: ['x'] },
  { content: { raw: ' Raw text ' } },
  { content: { raw: '' } },
  { content: 7 },
  { content: 'As it is' },
  {
    content:
      '<script>alert(1)</script><a href="javascript:x" onclick="y">l</a><b>b</b><img src=x><p style="color:red">p',
  },
  { content: '<a href="https://elsewhere.example/">out</a> <a href="/in">in</a> https://bare.example/x' },
  { content: 'Mention <span class="wp-note-mention user-2 evil">@editor</span> <span style="x">y</span>' },
  { content: "It's \"quoted\" -- and... 1x2 'single' \\ back\\slash &amp; & <3 &#150; ☺ 🎉" },
  { content: '<code>if (a < b) www.example.org</code>\n\n<pre>\n  x\n</pre>\n<blockquote>quote' },
  { content: '[gallery] [b]x[/b] :mrgreen: 8-) ;-)' },
  { content: 'x'.repeat(65525) },
  { content: 'y'.repeat(65526) },
  { content: 'Names', author_name: 'n'.repeat(246), author_email: 'n@example.org' },
  { content: 'Mail', author_name: 'n', author_email: `${'m'.repeat(95)}@example.org` },
  {
    content: 'Url',
    author_name: 'n',
    author_email: 'n@example.org',
    author_url: `http://example.org/${'u'.repeat(190)}`,
  },
  { content: 'Only a name', author_name: 'Somebody' },
  { content: 'Bad mail', author_name: 'Somebody', author_email: 'nonsense' },
  { content: 'Empty mail', author_name: 'Somebody', author_email: '' },
  { content: 'Bad url', author_url: 'javascript:alert(1)' },
  {
    content: 'Full',
    author_name: ' O\'Neil <i>&</i> "co" ',
    author_email: 'O@Example.org',
    author_url: 'https://e.org/?a=1&b="2"',
  },
  { content: 'Author', author: 3 },
  { content: 'No author', author: 999 },
  { content: 'Author zero', author: 0 },
  { content: 'Author text', author: 'x' },
  { content: 'Author renamed', author: 3, author_name: 'Pen name', author_email: 'pen@example.org' },
  { content: 'Ip', author_ip: '192.0.2.9' },
  { content: 'Ip six', author_ip: '2001:db8::1' },
  { content: 'Bad ip', author_ip: '300.1.1.1' },
  { content: 'Own ip', author_ip: '127.0.0.1' },
  { content: 'Agent', author_user_agent: 'Mozilla <b>5</b>' },
  { content: 'Long agent', author_user_agent: 'a'.repeat(300) },
  { content: 'Held', status: 'hold' },
  { content: 'Approved', status: 'approved' },
  { content: 'Spam', status: 'spam' },
  { content: 'Trash', status: 'trash' },
  { content: 'Odd', status: 'nonsense' },
  { content: 'Number', status: 0 },
  { content: 'Bad parent', parent: 99999 },
  { content: 'Parent text', parent: 'x' },
  { content: 'Parent less than nothing', parent: -1 },
  { content: 'Given id', id: 5 },
  { content: 'Ping', type: 'pingback' },
  { content: 'Type of list', type: ['note'] },
  { content: 'Typed', type: 'comment' },
  { content: 'Meta', meta: { _wp_note_status: 'resolved' } },
  { content: 'Unknown meta', meta: { other: 1 } },
  { content: 'Meta text', meta: 'x' },
  { content: 'Bad date', date: 'nonsense' },
  { content: 'Gmt', date: null, date_gmt: '2024-08-08T08:08:08' },
  { content: 'Zone', date: '2024-08-09T08:08:08+02:00' },
  { content: 'Post text', post: 'x' },
  { content: 'No post', post: 0 },
  { content: 'Gone post', post: 99999 },
];

const create: Scenario = {
  area: 'comments',
  name: 'create',
  run: async (client) => {
    const site = await discuss(client);
    const admin = client.as('administrator');
    let minute = 0;
    const at = () =>
      `2024-07-${String(1 + Math.trunc(minute / 60)).padStart(2, '0')}T00:${String(minute++ % 60).padStart(2, '0')}:00`;
    for (const role of ['administrator', 'subscriber', 'anonymous'] as const) {
      const as = client.as(role);
      // What the subscriber may not write of a note leaves half a comment behind at WordPress.
      const own = role === 'subscriber' ? bodies.filter((body) => !('meta' in body)) : bodies;
      for (const body of role === 'anonymous' ? bodies.slice(0, 3) : own) {
        const content =
          typeof body.content === 'string' && role !== 'administrator' ? `${body.content} ${role}` : body.content;
        const made = await as.post(route, {
          post: site.posts.alpha,
          date: at(),
          ...body,
          ...('content' in body ? { content } : {}),
        });
        if (made.status === 201) await admin.get(`${route}/${made.body.id}`, 'context=edit');
      }
    }
    for (const role of everyRole) {
      const as = client.as(role);
      for (const [name, post] of Object.entries({ ...site.posts, page: 2, missing: 99999 })) {
        await as.post(route, { post, date: at(), content: `On ${name} by ${role}` });
        await as.post(route, { post, date: at(), content: `Note on ${name} by ${role}`, type: 'note' });
      }
      await as.post(route, {
        post: site.posts.delta,
        password: 'secret',
        date: at(),
        content: `With password by ${role}`,
      });
      await as.post(route, {
        post: site.posts.alpha,
        type: 'note',
        date: at(),
        content: '',
        meta: { _wp_note_status: 'resolved' },
      });
      await as.post(route, { post: site.posts.alpha, type: 'note', date: at(), content: '' });
      await as.post(route, { post: site.posts.gamma, type: 'note', date: at(), content: 'x', status: 'hold' });
      await as.post(route, { type: 'note', date: at(), content: 'No post' });
      await as.post(route, {
        post: site.posts.alpha,
        parent: site.comments.plain,
        date: at(),
        content: `Reply by ${role}`,
      });
      await as.post(route, { post: site.posts.alpha, date: at(), content: `For another by ${role}`, author: 2 });
      await as.form(route, `post=${site.posts.alpha}&content=Form+by+${role}&date=${at()}`);
    }
    await client.as('subscriber').post(route, { post: site.posts.alpha, content: 'Now' });
    await client.as('subscriber').post(route, { post: site.posts.alpha, content: 'Too soon' });
    await client.as('subscriber').post(route, { post: site.posts.alpha, content: 'Now' });
    await client.as('author').post(route, { post: site.posts.gamma, content: 'Mine' });
    await admin.get(`/wp/v2/posts/${site.posts.alpha}`, '_fields=id,modified');
    await admin.get(route, 'per_page=100&status=any&type=all&context=edit');
    await admin.get(route, 'per_page=100&page=2&status=any&type=all&context=edit');
  },
};

const change: Scenario = {
  area: 'comments',
  name: 'update, trash and delete',
  run: async (client) => {
    const site = await discuss(client);
    const { posts, comments } = site;
    const admin = client.as('administrator');
    const path = (name: string) => `${route}/${comments[name]}`;
    for (const body of [
      { content: 'Changed <b>text</b> <script>x</script>' },
      { content: '' },
      { content: { raw: 'Raw change' } },
      {},
      { author_name: '' },
      { author_name: 'New & name', author_email: 'new@example.org', author_url: 'https://new.example/' },
      { author_email: '' },
      { author_email: 'nonsense' },
      { author_name: 'n'.repeat(246) },
      { author: 4 },
      { author: 999 },
      { author: 0 },
      { author_ip: '192.0.2.11', author_user_agent: 'Other' },
      { date: '2024-05-02T03:04:05' },
      { date_gmt: '2024-05-03T03:04:05' },
      { date: 'x' },
      { parent: comments.visitor },
      { parent: comments.plain },
      { post: posts.beta },
      { post: 0 },
      { post: 99999 },
      { post: posts.draft },
      { post: posts.alpha },
      { type: 'note' },
      { type: 'comment' },
      { status: 'hold' },
      { status: 'hold' },
      { status: 'approved' },
      { status: 'nonsense' },
      { status: 'spam' },
      { status: 'unspam' },
      { status: 'trash' },
      { status: 'untrash' },
      { status: 'untrash' },
      { status: 'approve', content: 'With status' },
      { meta: { _wp_note_status: 'reopen' } },
      { meta: { _wp_note_status: null } },
      { meta: { _wp_note_status: 'x' } },
      { id: 7, content: 'Other id' },
    ]) {
      await admin.post(path('plain'), body);
    }
    await admin.get(path('plain'), 'context=edit');
    for (const role of everyRole) {
      const as = client.as(role);
      for (const name of Object.keys(comments)) await as.patch(path(name), { content: `${name} by ${role}` });
      await as.put(path('held'), { status: 'approved' });
      await as.put(path('held'), { status: 'hold' });
      await as.put(path('note'), { meta: { _wp_note_status: 'resolved' } });
      await as.put(path('noteReply'), { post: posts.beta });
      await as.put(path('noteReply'), { content: '' });
      await as.put(path('deep'), { post: posts.gamma });
      await as.delete(path('visitor'));
      await as.delete(path('visitor'));
      await as.put(path('visitor'), { status: 'approved' });
      await as.options(path('visitor'));
      await as.post(`${route}/99999`, { content: 'x' });
      await as.delete(`${route}/99999`);
      const made = await admin.post(route, { post: posts.gamma, date: '2024-09-09T09:09:09', content: `For ${role}` });
      await as.delete(`${route}/${made.body.id}`, 'force=true');
      await as.delete(`${route}/${made.body.id}`, 'force=nonsense');
    }
    await admin.delete(path('note'));
    await admin.get(path('noteReply'), 'context=edit');
    await admin.put(path('note'), { status: 'untrash' });
    await admin.delete(path('reply'), 'force=true');
    await admin.get(path('deep'), 'context=edit');
    await admin.get(path('plain'), '_embed');
    await admin.delete(path('beta'), 'force=1');
    await admin.delete(`/wp/v2/posts/${posts.alpha}`);
    await admin.get(route, 'status=any&type=all&per_page=5&context=edit');
    await admin.get(path('plain'));
    await client.as('anonymous').get(path('plain'));
    await admin.delete(`/wp/v2/posts/${posts.alpha}`, 'force=true');
    await admin.get(path('plain'));
  },
};

export const comments: Scenario[] = [readLists, readSingle, create, change];
