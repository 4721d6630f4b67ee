// What is refused about families of fonts and their faces, with WordPress's codes.
import { SiteError } from '../../../base/error.ts';

export const noSuchFamily = (): SiteError => new SiteError('rest_post_invalid_parent', 'There is no such family.', 404);

export const otherFamily = (): SiteError =>
  new SiteError('rest_font_face_parent_id_mismatch', 'The face belongs to another family.', 404);
