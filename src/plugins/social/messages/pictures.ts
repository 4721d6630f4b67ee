// The pictures of a share: which ones, and whether a network takes them. Bytes are made to fit; to networks that fetch an address
// goes one at which the picture lies as they take it. One that cannot be made to fit stays behind, and the share says why.
import type { ExtensionSite, Picture } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { otherPicture, type SharedCard, sharedCard } from '../cards/of-post.ts';
import { renditionUrl } from '../cards/rendition.ts';
import { cardFile } from '../cards/token.ts';
import { mediaList } from '../choices.ts';
import { attachesMedia } from '../filters.ts';
import type { Limits, SharedPicture } from '../networks/network.ts';
import { noteType } from '../notes.ts';
import type { ToCompose } from './compose.ts';
import { rounded } from './videos.ts';

export interface Pictures {
  /** Sent natively. */
  readonly pictures: readonly SharedPicture[];
  /** Of the link's card. */
  readonly card: SharedPicture | null;
  /** Why one that was asked for is not among them; '' where all are. */
  readonly left: string;
}

/**
 * The pictures of a share, as the post or this one share says (`media_source`): the featured one, the card that is made
 * (`sig`), what is attached from the library, none; where nothing is said, what is attached. Where a network needs one: what
 * there is of these, else the card.
 */
export async function picturesOf(
  site: ExtensionSite,
  { post, choices, options, network, account }: Pick<ToCompose, 'post' | 'choices' | 'options' | 'network' | 'account'>,
): Promise<Pictures> {
  const limits = network.limits(account);
  const source = options.media_source ?? textIn(choices.options, 'media_source');
  const attached = options.attached_media ?? mediaList(valueAt(choices.options, 'attached_media'));
  const generated = async (always: boolean): Promise<SharedPicture[]> => {
    const card = await sharedCard(site, post, choices.options ?? null, always);
    return card ? [pictureOf(card)] : [];
  };
  const library = async (ids: readonly number[]): Promise<Picture[]> => {
    const found = await site.media.pictures(ids.filter((id) => id > 0));
    return ids.flatMap((id) => found.get(id) ?? []);
  };
  const featured = (): Promise<SharedPicture[]> => library([post.picture]);
  const wanted = async (): Promise<SharedPicture[]> => {
    if (!options.final && !attachesMedia(site)) return [];
    switch (source) {
      case 'featured-image':
        return featured();
      case 'sig':
        return generated(true);
      case 'media-library':
      case '':
        // A note's picture is part of what it says.
        if (attached.length === 0 && post.row.post_type === noteType) return featured();
        return library(await Promise.all(attached.map(async ({ id, url }) => (id > 0 ? id : site.media.at(url)))));
      default:
        return [];
    }
  };
  const usable = (found: readonly SharedPicture[]): SharedPicture[] =>
    found
      .filter((picture) => problemOf(picture, limits) === '')
      .slice(0, limits.pictures)
      .map((picture) => asFetched(site, picture, limits));
  const asked = await wanted();
  const problem = asked.map((picture) => problemOf(picture, limits)).find((each) => each !== '');
  let pictures = usable(asked);
  if (pictures.length === 0 && limits.pictureNeeded) {
    pictures = usable(await featured());
    if (pictures.length === 0) pictures = usable(await generated(true));
  }
  const [made = (await otherPicture(site, post, choices.options)) ?? null] = await generated(false);
  const card = made && asFetched(site, made, limits);
  const left = problem === undefined ? '' : `Shared without a picture that was chosen: ${network.label} – ${problem}.`;
  return { pictures, card, left };
}

const pictureOf = ({ url, token, mimeType, width, height, alt }: SharedCard): SharedPicture => ({
  // Cards are made below a megabyte.
  ...{ id: 0, url, mimeType, width, height, bytes: 1_000_000, alt },
  card: token,
});

/** Why a network does not take a picture, whatever is made of it; '' where it does. */
export function problemOf({ mimeType, width, height }: SharedPicture, limits: Limits): string {
  if (limits.pictures === 0) return 'it takes no pictures';
  const [least, most] = limits.pictureRatio ?? [0, Number.POSITIVE_INFINITY];
  // Nobody knows the ratio of a picture whose size is not known.
  const ratio = width > 0 && height > 0 ? width / height : least;
  if (ratio < least || ratio > most) return `its sides are ${rounded(ratio)} to 1, not ${least} to ${most}`;
  const [narrowest] = limits.fetched?.width ?? [0];
  if (width > 0 && width < narrowest) return `${width} pixels of width are less than ${narrowest}`;
  const isMade = limits.pictureBytes > 0 || (limits.fetched && limits.pictureTypes.includes('image/jpeg'));
  if (isMade) return /^image\/(?!svg)/.test(mimeType) ? '' : `no ${mimeType}`;
  return limits.pictureTypes.includes(mimeType) ? '' : `no ${mimeType}`;
}

/** For a network that fetches it: the picture at its own address where that fits, else at one where it does. */
function asFetched(site: ExtensionSite, picture: SharedPicture, { fetched, pictureTypes }: Limits): SharedPicture {
  if (!fetched) return picture;
  // Some networks tell kinds by endings.
  if (picture.card !== undefined) return { ...picture, url: cardFile(site, picture.card) };
  if (picture.id === 0) return picture;
  const { id, mimeType, width, height, bytes, cut } = picture;
  const [, widest = Number.POSITIVE_INFINITY] = fetched.width ?? [];
  const isFit =
    bytes > 0 && bytes <= fetched.bytes && (width > 0 ? width <= widest : widest === Number.POSITIVE_INFINITY);
  if (isFit && pictureTypes.includes(mimeType)) return picture;
  const limit = Number.isFinite(widest) ? { width: widest } : {};
  const url = renditionUrl(site, { picture: id, bytes: fetched.bytes, ...limit, ...(cut ? { cut } : {}) });
  const scale = Math.min(1, widest / Math.max(1, width), 2048 / Math.max(1, width, height));
  const sides = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return { ...picture, ...sides, url, mimeType: 'image/jpeg', bytes: fetched.bytes };
}

function textIn(value: unknown, key: string): string {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : '';
}
