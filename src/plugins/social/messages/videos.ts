// Videos that go along natively: which one a post or a share names, and whether a network takes it. One that it does not take
// stays behind, and the share says why.
import type { ExtensionSite, Video } from '../../../extend/site.ts';
import type { Limits, SharedVideo, VideoLimits } from '../networks/network.ts';

export interface ChosenVideo {
  readonly video: SharedVideo | null;
  /** Why a video that was named stays behind; '' where none does. */
  readonly left: string;
}

const none: ChosenVideo = { video: null, left: '' };

/** The first video among attached media. A fixed number of statements. */
export async function videoOf(
  site: ExtensionSite,
  attached: readonly { id: number; url: string; type: string }[],
  limits: Limits,
  label: string,
): Promise<ChosenVideo> {
  const ids = await Promise.all(attached.map(async ({ id, url }) => (id > 0 ? id : site.media.at(url))));
  const found = await site.media.videos(ids.filter((id) => id > 0));
  const video = ids.flatMap((id) => found.get(id) ?? [])[0];
  if (!video) return none;
  const problem = limits.video ? problemOf(video, limits.video) : 'it takes no videos';
  return problem === ''
    ? { video, left: '' }
    : { video: null, left: `Shared without its video: ${label} – ${problem}.` };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;

/** Why a network does not take a video; '' where it does. A length that nobody knows is the network's to judge. */
export function problemOf({ bytes, mimeType, seconds, width, height }: Video, limits: VideoLimits): string {
  const { types, ...most } = limits;
  if (!types.includes(mimeType)) return `no ${mimeType}`;
  if (bytes > most.bytes) return `${megabytes(bytes)} are more than ${megabytes(most.bytes)}`;
  if (bytes === 0) return 'its file is gone';
  if (bytes < (most.leastBytes ?? 0)) return `${bytes} bytes are less than ${most.leastBytes}`;
  if (seconds > most.seconds) return `${seconds} seconds are more than ${most.seconds}`;
  if (seconds > 0 && seconds < (most.leastSeconds ?? 0)) {
    return `${seconds} seconds are less than ${most.leastSeconds}`;
  }
  if (width > (most.width ?? Number.POSITIVE_INFINITY)) return `${width} pixels of width are more than ${most.width}`;
  const [least, greatest] = most.ratio ?? [0, Number.POSITIVE_INFINITY];
  const ratio = width > 0 && height > 0 ? width / height : least;
  return ratio < least || ratio > greatest ? `its sides are ${rounded(ratio)} to 1, not ${least} to ${greatest}` : '';
}
