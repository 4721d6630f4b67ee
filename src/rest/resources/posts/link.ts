// The address of a post whose permalink data is loaded, as get_permalink.
import { permalink } from '../../../content/posts/permalink.ts';
import type { PostItem } from './item.ts';

export function itemLink({ row, view, permalinkData }: PostItem): string {
  if (!permalinkData) throw new Error('permalink data was not loaded');
  return permalink(view.site, row, permalinkData);
}
