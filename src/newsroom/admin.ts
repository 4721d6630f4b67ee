// /wp-admin/: the newsroom's places by their WordPress addresses: the list of posts, the editor, the screens of extensions.
// Whoever is not signed in is sent to log in, as by WordPress (auth_redirect).
import { authenticatePage } from '../access/authenticate.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Site } from '../content/site.ts';
import { answerAjax } from './ajax.ts';
import type { EditorApi } from './editor/data.ts';
import { answerEditPost, answerNewPost } from './editor/page.ts';
import type { ApiQuestion } from './editor/preload.ts';
import { sentTo } from './frame.ts';
import { answerAction } from './lists/actions.ts';
import { answerList } from './lists/list.ts';
import { menuOf } from './menu.ts';
import { type PageRequest, type PageResponse, textParam } from './page.ts';
import { answerRevision } from './revision.ts';
import { answerScreen, screenFile } from './screens.ts';
import { welcome } from './welcome.ts';

export interface AdminPlace {
  /** What follows `/wp-admin/`. */
  readonly path: string;
  /** The address that was asked for, below the site's host. */
  readonly url: string;
  /** Address of the API. */
  readonly api: string;
  /** Asks it in a viewer's name (editor/preload.ts). */
  readonly ask: (viewer: Viewer, questions: readonly ApiQuestion[]) => Promise<string>;
}

export async function handleAdmin(site: Site, request: PageRequest, place: AdminPlace): Promise<PageResponse> {
  const { path, url } = place;
  const viewer = await authenticatePage(site, request, [request.secure ? 'secure_auth' : 'auth']);
  if (path === 'admin-ajax.php') return answerAjax(site, request, viewer);
  const { home, siteUrl } = site.options;
  if (viewer.id === 0) {
    const back = encodeURIComponent(new URL(url, home).href);
    return sentTo(`${siteUrl}/wp-login.php?redirect_to=${back}&reauth=1`);
  }
  const screens = 'screens/';
  const file = path.startsWith(screens) ? await screenFile(site, request, path.slice(screens.length)) : undefined;
  return file ?? answerPlace(site, request, viewer, place);
}

async function answerPlace(
  site: Site,
  request: PageRequest,
  viewer: Viewer,
  { path, api, ask }: AdminPlace,
): Promise<PageResponse> {
  const editorApi: EditorApi = { root: api, answer: (questions) => ask(viewer, questions) };
  switch (path) {
    case 'admin.php':
      return answerScreen(site, request, viewer, api);
    case 'post-new.php':
      return answerNewPost(site, request, viewer, editorApi);
    case 'post.php':
      return answerPost(site, request, viewer, editorApi);
    case 'edit.php':
      return answerList(site, request, viewer);
    case 'revision.php':
      return answerRevision(site, request, viewer);
    case '':
    case 'index.php': {
      const [first] = menuOf(site, viewer);
      return first ? sentTo(first.url) : welcome(site, viewer);
    }
    default:
      return welcome(site, viewer);
  }
}

/** /wp-admin/post.php: the editor, or something done to the post. Without either, WordPress shows the list. */
async function answerPost(site: Site, request: PageRequest, viewer: Viewer, api: EditorApi): Promise<PageResponse> {
  const action = textParam(request, 'action');
  if (action === 'edit') {
    const isNumber = (Number.parseInt(textParam(request, 'post'), 10) || 0) !== 0;
    return isNumber ? answerEditPost(site, request, viewer, api) : sentTo(`${site.options.siteUrl}/wp-admin/post.php`);
  }
  return answerAction(site, request, viewer, action);
}
