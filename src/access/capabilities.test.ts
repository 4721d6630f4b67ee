// Every capability × role, and every registered post type × status × ownership × role, as a WordPress 7.1 answered
// (capabilities.facts.json; viewers in the order anonymous, administrator, editor, author, contributor, subscriber).
import { describe, expect, it } from 'vitest';
import type { CommentRow, PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';
import facts from './capabilities.facts.json' with { type: 'json' };
import { anonymous, makeViewer, systemViewer } from './make-viewer.ts';
import type { CapabilityRules } from './map-capability.ts';
import { grantsOf, rolesFrom } from './roles.ts';
import type { CapabilityPostType, PostSubject } from './subject.ts';
import type { Viewer } from './viewer.ts';

const roles = rolesFrom(
  Object.fromEntries(
    Object.entries(facts.roles).map(([slug, [name, caps]]) => [
      slug,
      { name, capabilities: Object.fromEntries((caps ?? '').split(' ').map((cap) => [cap, true])) },
    ]),
  ),
);
const slugs = ['administrator', 'editor', 'author', 'contributor', 'subscriber'];

function user(id: number): UserRow {
  return {
    ID: id,
    user_login: `user${id}`,
    user_pass: '',
    user_nicename: '',
    user_email: '',
    user_url: '',
    user_registered: '',
    user_activation_key: '',
    user_status: 0,
    display_name: '',
  };
}

function viewers(rules?: CapabilityRules): Viewer[] {
  return [
    anonymous(rules),
    ...slugs.map((slug, index) => makeViewer(user(index + 1), grantsOf({ [slug]: true }, roles), rules)),
  ];
}
const everybody = viewers();
const [, admin = anonymous(), editor = anonymous(), author = anonymous()] = everybody;

function typeOf(name: string): CapabilityPostType | undefined {
  const found = Object.entries(facts.types).find(([type]) => type === name)?.[1];
  if (!found) return undefined;
  const caps = Object.fromEntries(
    String(found[1])
      .split(' ')
      .map((pair) => pair.split('=')),
  );
  return { name, mapMetaCap: found[0] === true, caps };
}

function post(overrides: Partial<PostRow>): PostRow {
  return {
    ID: 999999,
    post_author: 0,
    post_date: '',
    post_date_gmt: '',
    post_content: '',
    post_title: '',
    post_excerpt: '',
    post_status: 'publish',
    comment_status: 'open',
    ping_status: 'open',
    post_password: '',
    post_name: '',
    to_ping: '',
    pinged: '',
    post_modified: '',
    post_modified_gmt: '',
    post_content_filtered: '',
    post_parent: 0,
    guid: '',
    menu_order: 0,
    post_type: 'post',
    post_mime_type: '',
    comment_count: 0,
    ...overrides,
  };
}
const subjectOf = (overrides: Partial<PostRow>, trashedFrom?: string): PostSubject => {
  const row = post(overrides);
  return { kind: 'post', post: row, type: typeOf(row.post_type), trashedFrom };
};

function rules(options: Record<string, unknown>, defines: Record<string, unknown> = {}): CapabilityRules {
  return { option: (name) => options[name], define: (name) => defines[name] };
}

describe('can', () => {
  it('answers every capability without a subject as WordPress does', () => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const [row, capabilities] of Object.entries(facts.plain)) {
      for (const capability of capabilities.split(' ')) {
        expected[capability] = row;
        answers[capability] = everybody.map((viewer) => (viewer.can(capability) ? '1' : '0')).join('');
      }
    }
    expect(answers).toEqual(expected);
    expect(Object.keys(answers).length).toBe(144);
  });

  const rows: Record<string, string> = facts.rows;
  const meta = { key: 'anything', allowed: true };
  for (const [types, byStatus] of Object.entries(facts.posts)) {
    it.each(types.split(' '))('maps %s as WordPress does', (type) => {
      for (const [state, letters] of Object.entries<string>(byStatus)) {
        const [status = '', trashedFrom] = state.split('<');
        ['own', 'other', 'nobody'].forEach((owner, column) => {
          const answer = everybody.map((viewer) => {
            const stranger = viewer.id === 1 ? 2 : 1;
            const post_author = owner === 'own' ? viewer.id : owner === 'other' ? stranger : 0;
            const subject = subjectOf({ post_author, post_type: type, post_status: status }, trashedFrom);
            return ['edit_post', 'delete_post', 'read_post', 'publish_post', 'edit_post_meta']
              .map((name) => (viewer.can(name, { ...subject, meta }) ? '1' : '0'))
              .join('');
          });
          expect(`${state} ${owner}: ${answer.join(' ')}`).toBe(`${state} ${owner}: ${rows[letters.charAt(column)]}`);
        });
      }
    });
  }

  it('asks for the type of its own name, and takes a revision for its post', () => {
    const block = subjectOf({ post_type: 'wp_block', post_author: author.id, post_status: 'draft' });
    expect(author.can('edit_block', block)).toBe(true);
    expect(author.can('edit_block')).toBe(false);
    const parent = post({ post_author: author.id });
    const revision: PostSubject = {
      ...subjectOf({ post_type: 'revision', post_status: 'inherit', post_parent: 1 }),
      parent,
      parentType: typeOf('post'),
    };
    expect(author.can('edit_post', revision)).toBe(true);
    expect(author.can('delete_post', revision)).toBe(false);
    expect(author.can('edit_post', { ...revision, parent: post({ post_author: 1 }) })).toBe(false);
  });

  it('reads an attachment as the post it hangs on', () => {
    const attachment = subjectOf({ post_type: 'attachment', post_status: 'inherit', post_parent: 5 });
    const draft = post({ ID: 5, post_status: 'draft' });
    expect(author.can('read_post', attachment)).toBe(true);
    expect(author.can('read_post', { ...attachment, parent: draft })).toBe(false);
    const trash = { ...draft, post_status: 'trash' };
    expect(author.can('read_post', { ...attachment, parent: trash, trashedFrom: 'publish' })).toBe(true);
    expect(author.can('read_post', { ...attachment, parent: trash, trashedFrom: 'draft' })).toBe(false);
  });

  it('guards the front page and the privacy policy', () => {
    const [, boss, colleague] = viewers(rules({ page_on_front: '7', wp_page_for_privacy_policy: '8' }));
    const front = subjectOf({ ID: 7, post_type: 'page' });
    const policy = subjectOf({ ID: 8, post_type: 'page' });
    expect([colleague?.can('delete_post', front), boss?.can('delete_post', front)]).toEqual([false, true]);
    expect([colleague?.can('edit_post', front), colleague?.can('edit_post', policy)]).toEqual([true, false]);
    expect([boss?.can('edit_post', policy), boss?.can('delete_post', policy)]).toEqual([true, true]);
  });

  it('adds a key that may not be written to what is needed', () => {
    const subject = subjectOf({ post_author: author.id });
    expect(author.can('edit_post_meta', { ...subject, meta: { key: '_x', allowed: false } })).toBe(false);
    expect(author.can('edit_user_meta', subject)).toBe(false);
    expect(author.can('edit_user_meta', { kind: 'user', id: author.id })).toBe(true);
    expect(author.can('edit_post_meta', { kind: 'missing' })).toBe(false);
  });

  it('maps terms through their taxonomy and spares the default one', () => {
    const term: TaxonomyTermRow = {
      term_id: 3,
      name: '',
      slug: '',
      term_group: 0,
      term_taxonomy_id: 3,
      taxonomy: 'category',
      description: '',
      parent: 0,
      count: 0,
    };
    const taxonomy = {
      name: 'category',
      caps: {
        manage_terms: 'manage_categories',
        edit_terms: 'edit_categories',
        delete_terms: 'delete_categories',
        assign_terms: 'assign_categories',
      },
    };
    const subject = { kind: 'term' as const, term, taxonomy, isDefault: false };
    expect([editor.can('delete_term', subject), author.can('delete_term', subject)]).toEqual([true, false]);
    expect(editor.can('delete_term', { ...subject, isDefault: true })).toBe(false);
    expect([author.can('assign_term', subject), author.can('edit_term_meta', subject)]).toEqual([true, false]);
  });

  it('maps users, comments and application passwords', () => {
    const self = { kind: 'user' as const, id: author.id };
    expect([author.can('edit_user', self), author.can('delete_user', self), author.can('promote_user', self)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([author.can('create_app_password', self), editor.can('list_app_passwords', self)]).toEqual([true, false]);
    expect(admin.can('delete_app_password', self)).toBe(true);
    expect(anonymous().can('edit_user', { kind: 'user', id: 0 })).toBe(false);
    const comment: CommentRow = {
      comment_ID: 1,
      comment_post_ID: 2,
      comment_author: '',
      comment_author_email: '',
      comment_author_url: '',
      comment_author_IP: '',
      comment_date: '',
      comment_date_gmt: '',
      comment_content: '',
      comment_karma: 0,
      comment_approved: '1',
      comment_agent: '',
      comment_type: 'comment',
      comment_parent: 0,
      user_id: 0,
    };
    expect(author.can('edit_comment', { kind: 'comment', comment })).toBe(true);
    expect(author.can('edit_comment', { kind: 'comment', comment, post: subjectOf({ post_author: 1 }) })).toBe(false);
  });

  it('follows the defines of a site', () => {
    const defined = rules(
      { link_manager_enabled: '1' },
      { DISALLOW_UNFILTERED_HTML: true, DISALLOW_FILE_MODS: true, ALLOW_UNFILTERED_UPLOADS: true },
    );
    const boss = viewers(defined)[1] ?? anonymous();
    expect(
      ['unfiltered_html', 'edit_css', 'update_core', 'install_plugins', 'edit_themes', 'install_languages'].filter(
        (name) => boss.can(name),
      ),
    ).toEqual([]);
    expect(['unfiltered_upload', 'manage_links'].filter((name) => boss.can(name))).toEqual([
      'unfiltered_upload',
      'manage_links',
    ]);
  });

  it('lets own capabilities deny what a role grants', () => {
    const grants = grantsOf({ author: true, publish_posts: false, edit_pages: '1' }, roles);
    const viewer = makeViewer(user(9), grants);
    expect([grants.roles, viewer.can('publish_posts'), viewer.can('edit_pages')]).toEqual([['author'], false, true]);
    expect(grantsOf('broken', roles)).toEqual({ roles: [], capabilities: {}, own: {} });
    expect(systemViewer().can('anything')).toBe(true);
  });
});
