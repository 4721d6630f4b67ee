// What a card shows, as a signed text that goes into its address: base64url JSON with everything it is made of, and a
// signature under the site's key. Jetpack's tokens are opaque, so that ours may be of our own making.
import { timingSafeEqual } from 'node:crypto';
import type { ExtensionSite } from '../../../extend/site.ts';
import { isTemplate, type TemplateName } from './templates.ts';

export interface Card {
  readonly text: string;
  readonly template: TemplateName;
  /** '' for the template's own. */
  readonly font: string;
  /** The site's language. */
  readonly locale: string;
  /** Id of a picture, 0 for none. */
  readonly picture: number;
  /** What matters in the picture, 0 to 1 from the left and from the top. */
  readonly focus: { readonly x: number; readonly y: number };
  /** Post that must be public for the card to be shown; 0: none, the token itself is the right to see it. */
  readonly post: number;
  /** Unix seconds after which the token is worth nothing; 0: never. */
  readonly expires: number;
}

/** Of the drawing: moves when cards look different. Tokens of earlier ones stay good. */
export const drawingVersion = 1;
const purpose = 'social card';
const longestToken = 8000;

/** The same for the same card. */
export function signCard(site: ExtensionSite, card: Card): string {
  const { text, template, font, locale, picture, focus, post, expires } = card;
  const short: Record<string, unknown> = { v: drawingVersion, t: text, n: template };
  if (font !== '') short.f = font;
  if (locale !== 'en') short.l = locale;
  if (picture > 0) short.i = picture;
  if (picture > 0 && (focus.x !== 0.5 || focus.y !== 0.5)) short.c = [focus.x, focus.y];
  if (post > 0) short.p = post;
  if (expires > 0) short.e = expires;
  const body = Buffer.from(JSON.stringify(short)).toString('base64url');
  return `${body}.${site.secrets.sign(body, purpose)}`;
}

/** The card of a token; undefined for tokens that this site has not signed, or that are over. */
export function readToken(site: ExtensionSite, token: string): Card | undefined {
  if (token.length > longestToken) return undefined;
  const dot = token.lastIndexOf('.');
  const body = token.slice(0, Math.max(0, dot));
  const sent = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(site.secrets.sign(body, purpose));
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) return undefined;
  // Signed by us: what is in it is what signCard put there.
  const short = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Readonly<Record<string, unknown>>;
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const [x, y] = Array.isArray(short.c) ? short.c : [0.5, 0.5];
  const expires = number(short.e);
  if (!isTemplate(short.n) || (expires > 0 && expires * 1000 < site.now())) return undefined;
  return {
    text: String(short.t),
    template: short.n,
    font: typeof short.f === 'string' ? short.f : '',
    locale: typeof short.l === 'string' ? short.l : 'en',
    picture: number(short.i),
    focus: { x: number(x), y: number(y) },
    post: number(short.p),
    expires,
  };
}

export const cardPath = '/_si/';

/** Address of a card's picture. */
export const cardUrl = (site: ExtensionSite, token: string): string => `${site.home}${cardPath}?t=${token}`;

/** The same with an ending, for whoever tells kinds by it. */
export const cardFile = (site: ExtensionSite, token: string): string => `${site.home}${cardPath}${token}.jpg`;
