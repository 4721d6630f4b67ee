// `core/post-comments-form`: the form to answer the post around it. Elements, names and attributes are comment_form's; its
// sentences are our own.

import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { filled, type Language } from '../../language.ts';
import type { CommentFacts, PostFacts } from '../facts.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import type { SiteFacts } from '../site-facts.ts';
import { isLocked, postOf, textClasses, wrapper } from './helpers.ts';
import { queryWithout } from './paginate.ts';

const mark = ({ say }: Language): string => `<span class="required">${escapeHtml(say('*'))}</span>`;
const requiredNote = (language: Language): string => {
  const words = filled(language.own('Fields with %s are required', 'a93086fff4f6bd41'), [mark(language)]);
  return ` <span class="required-field-message">${words}</span>`;
};

export function postCommentsForm(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  const { site, data } = state.context;
  if (!site || !data.facts || !post?.commentsOpen) return '';
  if (isLocked(post, state)) return '';
  const outer = wrapper(block, state, textClasses(preparedAttributes(block), ['comment-respond']));
  const answered = answeredBy(post, state);
  const cancel = site.threadDepth > 0 ? ` <small>${cancelLink(answered, state)}</small>` : '';
  const head = `\t<div id="respond" ${outer}>\n\t\t<h3 id="reply-title" class="comment-reply-title">${titleOf(answered, state.language)}${cancel}</h3>`;
  return `${head}${formOf(post, answered?.id ?? 0, site, state)}\t</div><!-- #respond -->\n\t`;
}

function titleOf(answered: CommentFacts | undefined, { say, fill }: Language): string {
  if (!answered) return say('Leave a Reply');
  return fill('Leave a Reply to %s', `<a href="#comment-${answered.id}">${answered.author}</a>`);
}

/** The comment of the post that the page's address asks to answer (`_get_comment_reply_id`). */
function answeredBy(post: PostFacts, { context: { page, data } }: RenderState): CommentFacts | undefined {
  const id = Number.parseInt(new URLSearchParams(page?.search ?? '').get('replytocom') ?? '', 10);
  const comment = id > 0 && Number.isSafeInteger(id) ? data.facts?.comment(id) : undefined;
  return comment?.post === post.id && !comment.held ? comment : undefined;
}

/** Gives an answer up: the page's own address without it. */
function cancelLink(answered: CommentFacts | undefined, { context: { page }, language }: RenderState): string {
  const kept = page ? queryWithout(page.search, ['replytocom', 'unapproved', 'moderation-hash']).join('&') : '';
  const href = page ? escapeUrl(`${page.path}${kept === '' ? '' : `?${kept}`}`) : '';
  const hidden = answered ? '' : ' style="display:none;"';
  return `<a rel="nofollow" id="cancel-comment-reply-link" href="${href}#respond"${hidden}>${language.say('Cancel reply')}</a>`;
}

function formOf(post: PostFacts, parent: number, site: SiteFacts, state: RenderState): string {
  const { language } = state;
  const reader = state.context.data.facts?.reader;
  const action = escapeUrl(site.commentsAddress);
  if (!reader && site.commentsNeedLogin) {
    const login = escapeUrl(site.loginAddress(post.link));
    const words = filled(language.own('Please <a href="%s">log in</a> to comment.', 'e788f23f66f024fd'), [login]);
    return `<p class="must-log-in">${words}</p>`;
  }
  const form = `<form action="${action}" method="post" id="commentform" class="comment-form">`;
  const comment = `<p class="comment-form-comment"><label for="comment">${state.language.say('Comment', 'noun')} ${mark(language)}</label> <textarea id="comment" name="comment" cols="45" rows="8" maxlength="65525"${required(site)}></textarea></p>`;
  if (!reader) {
    const note = `<p class="comment-notes"><span id="email-notes">${language.own('Your address stays private.', 'db5d4d2bddabafd1')}</span>${requiredNote(language)}</p>`;
    return `${form}${note}${comment}${visitorFields(site, state)}${submit(post, parent, site, state.language)}</form>`;
  }
  const known = language.own(
    'You comment as %1$s. <a href="%2$s">Edit your profile</a>. <a href="%3$s">Log out?</a>',
    '96215af6b42c738c',
  );
  const words = filled(known, [escapeHtml(reader.name), reader.profile, escapeAttribute(reader.logout(post.link))]);
  const who = `<p class="logged-in-as">${words}${requiredNote(language)}</p>`;
  return `${form}${who}${comment}${submit(post, parent, site, state.language)}${trusted(reader.unfiltered(post.id))}</form>`;
}

/** Attributes as HTML5 has them, or as XHTML does. */
const flag = (name: string, site: SiteFacts): string =>
  site.hasHtml5('comment-form') ? ` ${name}` : ` ${name}="${name}"`;
const required = (site: SiteFacts): string => flag('required', site);

function visitorFields(site: SiteFacts, state: RenderState): string {
  const { commentsNeedName: isRequired, asksForCookies } = site;
  const type = (html5: string) => `type="${site.hasHtml5('comment-form') ? html5 : 'text'}"`;
  const { name = '', email = '', url = '' } = state.context.page?.commenter ?? {};
  const value = (given: string) => `value="${escapeAttribute(given)}"`;
  const checked = email === '' ? '' : flag('checked', site);
  const sign = isRequired ? ` ${mark(state.language)}` : '';
  const mustBe = isRequired ? required(site) : '';
  const field = (name: string, label: string, attributes: string) =>
    `<p class="comment-form-${name}"><label for="${name}">${label}</label> <input id="${name}" name="${name}" ${attributes} /></p>\n`;
  const cookies = `<p class="comment-form-cookies-consent"><input id="wp-comment-cookies-consent" name="wp-comment-cookies-consent" type="checkbox" value="yes"${checked} /> <label for="wp-comment-cookies-consent">${state.language.own('Remember me in this browser.', '970e263e33c3f5f6')}</label></p>\n`;
  return [
    field(
      'author',
      `${state.language.say('Name')}${sign}`,
      `type="text" ${value(name)} size="30" maxlength="245" autocomplete="name"${mustBe}`,
    ),
    field(
      'email',
      `${state.language.say('Email')}${sign}`,
      `${type('email')} ${value(email)} size="30" maxlength="100" aria-describedby="email-notes" autocomplete="email"${mustBe}`,
    ),
    field(
      'url',
      state.language.say('Website'),
      `${type('url')} ${value(url)} size="30" maxlength="200" autocomplete="url"`,
    ),
    asksForCookies ? cookies : '',
  ].join('');
}

function submit({ id }: PostFacts, answered: number, { isBlockTheme }: SiteFacts, language: Language): string {
  const classes = isBlockTheme ? 'wp-block-button__link wp-element-button' : 'submit';
  const button = `<input name="submit" type="submit" id="submit" class="${classes}" value="${escapeAttribute(language.say('Post Comment'))}" />`;
  const post = `<input type='hidden' name='comment_post_ID' value='${id}' id='comment_post_ID' />`;
  const parent = `<input type='hidden' name='comment_parent' id='comment_parent' value='${answered}' />`;
  return `<p class="form-submit${isBlockTheme ? ' wp-block-button' : ''}">${button} ${post}\n${parent}\n</p>`;
}

/** For those who may write any HTML: a mark that counts only where the page is in no frame. */
function trusted(nonce: string | undefined): string {
  if (nonce === undefined) return '';
  const name = '_wp_unfiltered_html_comment';
  const input = `<input type="hidden" id="${name}_disabled" name="${name}_disabled" value="${nonce}" />`;
  const script = `\n(function(){if(window===window.parent){document.getElementById('${name}_disabled').name='${name}';}})();\n//# sourceURL=wp_comment_form_unfiltered_html_nonce\n`;
  return `${input}<script>${script}</script>\n`;
}
