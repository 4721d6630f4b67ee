// Blocks tried: what they render to, and whether that is the HTML that they were made of. A text has so much to be spent, and no
// more: then nothing comes back.
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { RenderState } from '../blocks/render-state.ts';
import { noIds, renderContent, withPlayers } from '../content.ts';
import { capitalP } from '../formatting/characters.ts';
import { shortcodeNames } from '../formatting/shortcodes.ts';
import { convertSmilies } from '../formatting/smilies.ts';
import { texturize } from '../formatting/texturize.ts';
import { typographyIn } from '../language.ts';
import type { ContentContext } from '../types.ts';
import { LayoutSettings } from './layout-settings.ts';
import { protect } from './protect.ts';
import { isSame } from './same-html.ts';

/**
 * What a text of up to a million characters may take, in characters that are rendered and compared, which take 20 ns each; a longer
 * text may take as many times more as it is longer.
 */
export const budget = 1_700_000;
/** As many more, however little text there is: for each rendering, look at formatting, block, block with attributes, and settings tried. */
export const costs = { rendering: 2500, formatting: 300, plainBlock: 150, block: 1800, settings: 120_000 } as const;

/** What blocks are rendered with: nothing of any site. */
export const siteless: ContentContext = {
  home: 'https://example.org',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'https://example.org/wp-content/uploads',
  data: {},
};

export class Trial {
  /** What addresses of embeds stand for. */
  readonly embeds = new Map<string, string>();
  readonly settings: LayoutSettings;
  readonly #context: ContentContext;
  readonly #shortcodes: ReturnType<typeof shortcodeNames>;
  #left: number;
  /** Blocks known not to come back. */
  #refused: string | undefined;

  constructor(html: string) {
    this.#left = budget * Math.max(1, html.length / 1_000_000);
    this.#context = { ...siteless, data: { embed: (url) => this.embeds.get(url) } };
    this.settings = new LayoutSettings(siteless.theme, () => this.spend(costs.settings));
    this.#shortcodes = shortcodeNames(withPlayers(this.#context, new RenderState(this.#context, noIds)));
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** False where there is no more to be spent. */
  spend(characters: number): boolean {
    this.#left -= characters;
    return !this.isSpent;
  }

  /** The HTML of blocks; undefined where too much has been rendered for the text. */
  rendered(blocks: string): string | undefined {
    if (this.isSpent || blocks === this.#refused) return undefined;
    this.spend(blocks.length + costs.rendering);
    return renderContent(blocks, this.#context).html;
  }

  comesBack(blocks: string, source: string): boolean {
    const html = this.rendered(blocks);
    return html !== undefined && isSame(source, html);
  }

  /** From now on these are not rendered any more. */
  refuse(blocks: string): void {
    this.#refused = blocks;
  }

  /** Does HTML still say what it says when it has been formatted? */
  isKept(html: string): boolean {
    this.spend(html.length / 2 + costs.formatting);
    const typography = typographyIn(this.#context);
    const characters = capitalP(texturize(html, this.#shortcodes, typography), false, typography);
    return isSame(html, convertSmilies(characters, this.#context));
  }

  /** HTML that says the same when it has been formatted: protected only where it has to be. */
  readonly guarded = (html: string): string => {
    const safe = protect(html);
    return safe === html || this.isKept(html) ? html : safe;
  };
}
