// Addresses that become something of their own without asking anybody: media files, and YouTube's frames. Reproduces
// wp_maybe_load_embeds' handlers, as the proxy uses them.
import { escapeUrl } from '../../rendering/formatting/url.ts';

const youtube = /https?:\/\/(?:www\.)?youtube\.com\/(?:v|embed)\/([^/]+)/i;
const audio = /^https?:\/\/[^\n]+?\.(?:mp3|ogg|flac|m4a|wav)\n?$/i;
const video = /^https?:\/\/[^\n]+?\.(?:mp4|m4v|webm|ogv|flv)\n?$/i;

/** The HTML of an address, undefined where no handler takes it. A video's size counts where both sides are given. */
export function handledHtml(url: string, width: number, height: number): string | undefined {
  const id = youtube.exec(url)?.[1];
  if (id !== undefined) return `https://youtube.com/watch?v=${encodeURIComponent(id.toWellFormed())}`;
  if (audio.test(url)) return `[audio src="${escapeUrl(url)}" /]`;
  if (!video.test(url)) return undefined;
  const size = width !== 0 && height !== 0 ? `width="${width}" height="${height}" ` : '';
  return `[video ${size} src="${escapeUrl(url)}" /]`;
}
