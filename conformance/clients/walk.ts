// What an editor's session asks of a site through @wordpress/core-data, in order. Each step has a name, under which its value
// is looked at: by the test against what it must be, and live against what a WordPress says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBrowser, CoreData, Said } from './core-data.ts';

/** What a step came to, and when (Unix ms). */
export interface Step extends Said {
  readonly at: number;
}
export type Steps = Map<string, Step>;
type Values = Record<string, unknown>;

/** A record's number; 0 where the step came to nothing, which later steps then show. */
function idOf(said: Said): number {
  const { value } = said;
  return typeof value === 'object' && value !== null && 'id' in value ? Number(value.id) : 0;
}

const throwing = { throwOnError: true };
const picture = join(import.meta.dirname, '../files/small.png');
const paragraph = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

export async function walk(browser: ClientBrowser): Promise<Steps> {
  const steps: Steps = new Map();
  const admin = await browser.client('admin', 'password');
  const noted = (who: string, core: CoreData) => {
    const note = async (name: string, asked: Promise<Said>): Promise<Said> => {
      const said = await asked;
      steps.set(`${who}: ${name}`, { ...said, at: Date.now() });
      return said;
    };
    return {
      resolve: (label: string, name: string, ...args: unknown[]) => note(label, core.resolve(name, ...args)),
      select: (label: string, name: string, ...args: unknown[]) => note(label, core.select(name, ...args)),
      dispatch: (label: string, name: string, ...args: unknown[]) => note(label, core.dispatch(name, ...args)),
      call: (label: string, door: string, ...args: unknown[]) => note(label, core.call(door, ...args)),
      save: (label: string, kind: string, name: string, record: Values, options: Values = {}) =>
        note(label, core.dispatch('saveEntityRecord', kind, name, record, { ...throwing, ...options })),
      may: (action: string, kind: string, name: string, id?: number) =>
        note(
          `may ${action} ${name}${id === undefined ? '' : ' of its own'}`,
          core.resolve('canUser', action, { kind, name, ...(id ? { id } : {}) }),
        ),
    };
  };
  type Asking = ReturnType<typeof noted>;

  const as = noted('administrator', admin);
  await readSite(as);
  const post = await writePosts(as);
  await readAround(as);
  await writeDesign(as, admin);
  for (const login of ['author', 'subscriber', undefined]) {
    await refused(noted(login ?? 'anonymous', await browser.client(login)), post);
  }
  return steps;

  async function readSite(ask: Asking): Promise<void> {
    // Saving starts to read what was not read before; a slow server's answer to that would come last.
    await ask.resolve('site as it was', 'getEntityRecord', 'root', 'site');
    await ask.save('plain names', 'root', 'site', { title: 'Morning paper', description: 'Of the harbour' });
    await ask.resolve('base', 'getEntityRecord', 'root', '__unstableBase');
    await ask.resolve('site', 'getEntityRecord', 'root', 'site');
    await ask.resolve('current user', 'getCurrentUser');
    await ask.resolve('current theme', 'getCurrentTheme');
    await ask.resolve('theme supports', 'getThemeSupports');
    await ask.resolve('type post', 'getPostType', 'post');
    for (const name of ['postType', 'taxonomy', 'status', 'menuLocation', 'sidebar', 'widgetType', 'plugin'])
      await ask.resolve(`all ${name}`, 'getEntityRecords', 'root', name);
    await ask.resolve('users', 'getEntityRecords', 'root', 'user', { per_page: 2, orderby: 'id' });
    await ask.select('users in all', 'getEntityRecordsTotalItems', 'root', 'user', { per_page: 2, orderby: 'id' });
    await ask.select('pages of users', 'getEntityRecordsTotalPages', 'root', 'user', { per_page: 2, orderby: 'id' });
    await ask.resolve('user', 'getEntityRecord', 'root', 'user', 3);
  }

  async function writePosts(ask: Asking): Promise<number> {
    const world = idOf(await ask.save('category', 'taxonomy', 'category', { name: 'World & sea', slug: 'world' }));
    const ids: number[] = [];
    for (const title of ['Harbour one', 'Harbour two', 'Harbour three']) {
      const record = { title, content: paragraph(title), status: 'publish', categories: [world] };
      ids.push(idOf(await ask.save(`create ${title}`, 'postType', 'post', record)));
    }
    const [first = 0, second = 0, third = 0] = ids;
    const query = { per_page: 2, categories: [world], orderby: 'id', order: 'asc' };
    await ask.resolve('posts', 'getEntityRecords', 'postType', 'post', query);
    await ask.select('posts in all', 'getEntityRecordsTotalItems', 'postType', 'post', query);
    await ask.select('pages of posts', 'getEntityRecordsTotalPages', 'postType', 'post', query);
    await ask.resolve('posts, second page', 'getEntityRecords', 'postType', 'post', { ...query, page: 2 });
    await ask.resolve('every post', 'getEntityRecords', 'postType', 'post', {
      ...query,
      per_page: -1,
      _fields: 'id,title',
    });
    await ask.resolve('found', 'getEntityRecords', 'postType', 'post', { search: 'three', _fields: 'id,slug' });
    await ask.resolve('categories', 'getEntityRecords', 'taxonomy', 'category', { per_page: -1, context: 'view' });
    await ask.resolve('pages', 'getEntityRecords', 'postType', 'page', { _fields: 'id,status,type,parent' });

    await ask.dispatch('edit', 'editEntityRecord', 'postType', 'post', first, {
      title: 'Harbour & quay',
      excerpt: 'Short',
    });
    await ask.select('has edits', 'hasEditsForEntityRecord', 'postType', 'post', first);
    await ask.dispatch('save edits', 'saveEditedEntityRecord', 'postType', 'post', first, throwing);
    await ask.select('has no edits', 'hasEditsForEntityRecord', 'postType', 'post', first);
    await ask.select('edited', 'getEntityRecord', 'postType', 'post', first);
    await ask.select('edited, raw', 'getRawEntityRecord', 'postType', 'post', first);
    await ask.save('update', 'postType', 'post', { id: first, content: paragraph('Changed') });
    await ask.resolve('revisions', 'getRevisions', 'postType', 'post', first, { per_page: 10, context: 'edit' });
    await ask.save(
      'autosave',
      'postType',
      'post',
      { id: first, title: 'Begun', content: paragraph('Begun') },
      { isAutosave: true },
    );
    await ask.resolve('autosaves', 'getAutosaves', 'post', first);
    await ask.resolve('own autosave', 'getAutosave', 'post', first, 1);

    await ask.call('batch', 'batch', [
      ['saveEntityRecord', 'postType', 'post', { id: second, title: 'Second, in a batch' }, throwing],
      ['saveEntityRecord', 'postType', 'post', { id: third, status: 'draft' }, throwing],
    ]);
    await ask.dispatch('trash', 'deleteEntityRecord', 'postType', 'post', second, undefined, throwing);
    await ask.dispatch('delete', 'deleteEntityRecord', 'postType', 'post', third, { force: true }, throwing);
    await ask.resolve('what is left', 'getEntityRecords', 'postType', 'post', { categories: [world], _fields: 'id' });
    await ask.resolve('no post', 'getEntityRecord', 'postType', 'post', 999_999);
    await ask.save('no such status', 'postType', 'post', { id: first, status: 'nonsense' });
    await ask.select('last error', 'getLastEntitySaveError', 'postType', 'post', first);

    const bytes = readFileSync(picture).toString('base64');
    const media = idOf(await ask.call('upload', 'upload', 'small.png', 'image/png', bytes));
    await ask.save('alternative text', 'postType', 'attachment', { id: media, alt_text: 'A boat' });
    await ask.resolve('attachment', 'getEntityRecord', 'postType', 'attachment', media);
    await ask.resolve('media', 'getEntityRecords', 'postType', 'attachment', { per_page: 1, media_type: 'image' });
    await ask.save('user', 'root', 'user', { id: 3, description: 'Writes' });
    await ask.may('update', 'postType', 'post', first);
    await ask.may('delete', 'root', 'user', 3);
    return first;
  }

  async function readAround(ask: Asking): Promise<void> {
    for (const [kind, name] of [
      ['postType', 'post'],
      ['postType', 'attachment'],
      ['taxonomy', 'category'],
      ['root', 'user'],
      ['root', 'globalStyles'],
    ] as const)
      await ask.may('create', kind, name);
    await ask.may('update', 'root', 'site');
    await ask.resolve('pattern categories', 'getUserPatternCategories');
    await ask.resolve('comments', 'getEntityRecords', 'root', 'comment', { per_page: 5, _fields: 'id,post,status' });
  }

  async function writeDesign(ask: Asking, core: CoreData): Promise<void> {
    const theme = (await core.resolve('getCurrentTheme')).value as { stylesheet: string };
    const styles = Number((await ask.resolve('own styles', '__experimentalGetCurrentGlobalStylesId')).value);
    await ask.resolve('base styles', '__experimentalGetCurrentThemeBaseGlobalStyles');
    await ask.resolve('variations', '__experimentalGetCurrentThemeGlobalStylesVariations');
    await ask.resolve('styles', 'getEntityRecord', 'root', 'globalStyles', styles);
    const edits = { styles: { color: { background: '#123456' }, blocks: { 'core/quote': { css: 'opacity: .9' } } } };
    await ask.dispatch('edit styles', 'editEntityRecord', 'root', 'globalStyles', styles, edits);
    await ask.dispatch('save styles', 'saveEditedEntityRecord', 'root', 'globalStyles', styles, throwing);
    await ask.resolve('versions of styles', 'getCurrentThemeGlobalStylesRevisions');
    await ask.resolve('templates', 'getEntityRecords', 'postType', 'wp_template', {
      per_page: -1,
      _fields: 'id,slug,source',
    });
    await ask.resolve('parts', 'getEntityRecords', 'postType', 'wp_template_part', {
      per_page: -1,
      _fields: 'id,area',
    });
    await ask.resolve('template of a post', 'getDefaultTemplateId', { slug: 'single-post' });
    const id = `${theme.stylesheet}//single`;
    await ask.resolve('template', 'getEntityRecord', 'postType', 'wp_template', id);
    await ask.save('change a template', 'postType', 'wp_template', {
      id,
      content: paragraph('Ours'),
      source: 'custom',
    });
    await ask.resolve('versions of a template', 'getRevisions', 'postType', 'wp_template', id, { context: 'edit' });
    await ask.save('no template', 'postType', 'wp_template', { id: `${theme.stylesheet}//nothing`, content: 'x' });
  }

  async function refused(ask: Asking, post: number): Promise<void> {
    await ask.resolve('current user', 'getCurrentUser');
    await ask.resolve('post', 'getEntityRecord', 'postType', 'post', post);
    await ask.resolve('settings', 'getEntityRecord', 'root', 'site');
    await ask.resolve('posts to be read', 'getEntityRecords', 'postType', 'post', {
      context: 'view',
      _fields: 'id,title',
    });
    await ask.save('create', 'postType', 'post', { title: 'Of their own', status: 'draft' });
    await ask.save('change', 'postType', 'post', { id: post, title: 'Taken over' });
    await ask.dispatch('delete', 'deleteEntityRecord', 'postType', 'post', post, { force: true }, throwing);
    await ask.save('name of the site', 'root', 'site', { title: 'Taken over' });
    for (const action of ['create', 'update', 'delete'])
      await ask.may(action, 'postType', 'post', action === 'create' ? undefined : post);
    await ask.may('create', 'root', 'user');
  }
}
