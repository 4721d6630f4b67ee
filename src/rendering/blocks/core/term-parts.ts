import { renderTermDescription } from '../../formatting/display.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { TermFacts } from '../facts.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { headingTag, isSet, text, textClasses, wrapper } from './helpers.ts';

function termOf({ around }: LiveBlock, state: RenderState): TermFacts | undefined {
  const { termId, taxonomy } = around;
  const { data, page } = state.context;
  if (termId !== undefined && taxonomy !== undefined) return data.facts?.term(Number(termId), text(taxonomy));
  return page?.term && data.facts?.term(page.term.id, page.term.taxonomy);
}

export function termName(block: LiveBlock, state: RenderState): string {
  const term = termOf(block, state);
  if (!term) return '';
  const attributes = preparedAttributes(block);
  const tag = headingTag(attributes.level ?? 0, 'p');
  const name = isSet(attributes.isLink) ? `<a href="${escapeUrl(term.link)}">${term.name}</a>` : term.name;
  return `<${tag} ${wrapper(block, state, textClasses(attributes))}>${name}</${tag}>`;
}

export function termDescription(block: LiveBlock, state: RenderState): string {
  const term = termOf(block, state);
  if (!term || term.description === '' || term.description === '0') return '';
  const isOfPage = block.around.termId === undefined || block.around.taxonomy === undefined;
  const shown = isOfPage ? renderTermDescription(term.description, { language: state.language }) : term.description;
  return `<div ${wrapper(block, state, textClasses(preparedAttributes(block)))}>${shown}</div>`;
}

const brackets: Readonly<Record<string, readonly [string, string]>> = {
  round: ['(', ')'],
  square: ['[', ']'],
  curly: ['{', '}'],
  angle: ['<', '>'],
};

export function termCount(block: LiveBlock, state: RenderState): string {
  const term = termOf(block, state);
  if (!term) return '';
  const [before, after] = brackets[text(preparedAttributes(block).bracketType)] ?? ['', ''];
  return `<div ${wrapper(block, state)}>${before}${term.count}${after}</div>`;
}
