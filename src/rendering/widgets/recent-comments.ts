// The widget `recent-comments`: the newest comments. Reproduces WP_Widget_Recent_Comments and get_comment_author_link.
import type { CommentFacts } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { renderCommentAuthor } from '../formatting/display.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { escapeUrl, parseAddress } from '../formatting/url.ts';
import { filled } from '../language.ts';
import { Fields } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, textOf, wholeNumber } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const recentCommentsWidget: WidgetType = {
  idBase: 'recent-comments',
  name: 'Recent Comments',
  description: 'The newest comments of the site.',
  className: 'widget_recent_comments',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('recent-comments', number);
    return `${fields.line('title', 'Title:', textOf(instance, 'title'))}
${fields.count('number', 'How many:', wholeNumber(instance, 'number', 5))}
		`;
  },
};

function render({ number, instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { facts } = state.context.data;
  const { say } = state.language;
  const usual = say('Recent Comments');
  const format = say('%1$s on %2$s', 'widgets');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const ids = facts?.latestComments(wholeNumber(instance, 'number', 5) || 5) ?? [];
  const items = ids.flatMap((id) => {
    const comment = facts?.comment(id);
    const post = comment && facts?.post(comment.post);
    if (!comment || !post) return [];
    const on = `<a href="${escapeUrl(comment.link)}">${post.title}</a>`;
    const by = `<span class="comment-author-link">${authorOf(comment, state)}</span>`;
    return [`<li class="recentcomments">${filled(format, [by, on])}</li>`];
  });
  const id = state.nextId('widget-comments') === 1 ? 'recentcomments' : `recentcomments-${number}`;
  const list = `<ul id="${escapeAttribute(id)}">${items.join('')}</ul>`;
  return framed(place, title, navigation(list, title, usual, state));
}

function authorOf({ author, url }: CommentFacts, { context }: RenderState): string {
  const name = renderCommentAuthor(author, context);
  const address = escapeUrl(url);
  if (address === '') return name;
  const host = parseAddress(address)?.host;
  const isInternal = host === undefined || host === parseAddress(context.home)?.host;
  return `<a href="${address}" class="url" rel="ugc${isInternal ? '' : ' external nofollow'}">${name}</a>`;
}
