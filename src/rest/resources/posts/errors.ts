// The refusals of the posts API that more than one file needs: WordPress's codes and statuses, our words.
import { SiteError } from '../../../base/error.ts';

export function noSuchPost(): SiteError {
  return new SiteError('rest_post_invalid_id', 'There is no such post.', 404);
}

/** 400 with WordPress's code. */
export function badRequest(code: string, message: string): SiteError {
  return new SiteError(code, message, 400);
}
