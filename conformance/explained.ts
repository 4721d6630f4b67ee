// Differences that stay, each with its reason in docs/differences.md (named by its heading there).
import type { Outcome } from './client.ts';

interface Explained {
  /** Heading in docs/differences.md. */
  reason: string;
  matches: (outcome: Outcome) => boolean;
}

const list: readonly Explained[] = [
  {
    reason: 'Abilities',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp-abilities/') &&
      found.every((line) =>
        /\.(?:version|wp_version|php_version): expected "[78]\.|expected "local", got "production"|got "SQLite /.test(
          line,
        ),
      ),
  },
  {
    reason: 'Site health',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp-site-health/') &&
      found.every((line) =>
        /^body\.(?:status|actions|\w+_size\.(?:size|debug|raw)):|^body\.\w+_size: missing key/.test(line),
      ),
  },
  {
    reason: 'Where WordPress ends in a fatal error',
    matches: ({ expected, found }) =>
      expected.status === 500 &&
      expected.headers['content-type']?.startsWith('text/html') === true &&
      found.some((line) => /^status: expected 500, got [24]\d\d$/.test(line)),
  },
  {
    reason: 'Bad input is the sender’s mistake',
    matches: ({ expected, found }) =>
      (expected.status === 500 && found.some((line) => /^status: expected 500, got 4\d\d$/.test(line))) ||
      isMistakeInBatch(found),
  },
  {
    reason: 'Autosaves that cannot be read',
    matches: ({ request, expected, found }) =>
      request.method === 'POST' &&
      request.path.endsWith('/autosaves') &&
      expected.status === 200 &&
      found.includes('status: expected 200, got 400'),
  },
  {
    reason: 'Pages of the versions of a template',
    matches: ({ found }) =>
      found.every((line) => /^header link: expected .*\/wp\/v2\/template(?:s|-parts)\/0\/revisions/.test(line)),
  },
  {
    // Items outside of menus all stand in the first place; templates are made within one second.
    reason: 'Order of equals',
    matches: ({ area, request, found }) =>
      area.startsWith('roles-') &&
      /^\/wp\/v2\/(?:menu-items|templates|template-parts)(?:$|\?)/.test(request.path) &&
      found.every((line) => /^body\[\d+\]\./.test(line)),
  },
  {
    // What is refused here was inserted first and taken back: on MySQL its number is used up.
    reason: 'A refused write leaves nothing behind',
    matches: ({ request, expected, found }) =>
      request.method === 'POST' &&
      expected.status === 201 &&
      found.every((line) => {
        const [, one, other] =
          /^(?:body\.id|body\._links\.\S+|header location): expected (.*), got (.*)$/.exec(line) ?? [];
        return one !== undefined && other !== undefined && one.replace(/\d+/g, '') === other.replace(/\d+/g, '');
      }),
  },
  {
    reason: 'Addresses of font faces',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp/v2/font-families/') &&
      found.every((line) => /^header (?:location|link): expected .*\(\?P<font_family_id>/.test(line)),
  },
  {
    reason: 'Changing font families with PUT and PATCH',
    matches: ({ request, expected }) =>
      /^\/wp\/v2\/font-families\/\d+$/.test(request.path) &&
      (request.method === 'PUT' || request.method === 'PATCH') &&
      expected.status === 400,
  },
  {
    reason: 'Contents of WordPress’s own patterns',
    matches: ({ request, found }) =>
      request.path === '/wp/v2/block-patterns/patterns' &&
      found.every((line) => /^body\[(?:\d|10)\]\.content:/.test(line)),
  },
  {
    reason: 'Block types',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp/v2/block-types') && found.every((line) => themeOwn.test(line)),
  },
  {
    reason: 'Styles of the theme’s own block styles',
    matches: ({ area, found }) =>
      area === 'safe-styles' &&
      found.every((line) => line.startsWith('body.styles.blocks.core/group: extra key variations = {"section-1"')),
  },
  {
    reason: 'Directories of blocks and patterns',
    matches: ({ request, found }) =>
      request.path === '/wp/v2/block-directory/search' &&
      found.every((line) => line.startsWith('body.additional_data')),
  },
  {
    reason: 'Pages of query blocks',
    matches: ({ area, found }) =>
      (area === 'blocks-query' || area.startsWith('every-block')) && found.every((line) => ownAddress.test(line)),
  },
  {
    reason: 'The theme as an archive',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp-block-editor/v1/export') &&
      found.every((line) => /^header (?:expires|cache-control|allow): expected undefined/.test(line)),
  },
  {
    reason: 'Comments of locked posts',
    matches: ({ area, found }) =>
      area === 'texts' &&
      found.every((line) => /got ".*wp-block-latest-comments__comment-excerpt\\"><p>Password protected</.test(line)),
  },
  {
    reason: 'Prose',
    matches: ({ found }) => found.length > 0 && found.every((line) => ownSentence.test(line)),
  },
  {
    // Why a feed could not be read is stored with the widget, in each side's words.
    reason: 'Prose',
    matches: ({ area, found }) =>
      area === 'feeds-widgets' &&
      found.some((line) => /\.error: expected ".+", got "The feed could not be read\."$/.test(line)) &&
      found.every((line) =>
        /\.(?:encoded|hash|error): expected|^body\.(?:rendered_form|form|preview): .*RSS Error:/.test(line),
      ),
  },
  {
    reason: 'Scripts of lists to choose from',
    matches: ({ area, found }) =>
      (area === 'blocks-lists' || area.startsWith('every-block') || area.endsWith('widgets')) &&
      found.every((line) => line.includes('<script>') && line.includes('dropdownId')),
  },
];

/** A link to the next page of a query: WordPress starts from the address of the API's own request. */
const ownAddress =
  /^body\.content\.rendered: (?:.*\/wp-json\/wp\/v2\/posts\/\d+\?query-|expected ".*page-numbers\\" href=\\"\?query-\d+-page=\d+&)/;

/** Sentences of ours that stand in HTML. */
const ownSentence =
  /The excerpt is protected\.|There&#8217;s nothing to show here yet\.|expected .*(?:notice-error|RSS Error|<ul><li>).*, got .*(?:The feed (?:could not be read|is empty or cannot be reached)\.|The site’s own feed cannot)/;

/** What a theme's PHP registers (the list style of Twenty Twenty-Five), and its template parts. */
const themeOwn = /^body(\[(34|82)\])?\.(styles: expected 1 items, got 0|variations: expected 9 items, got 0)$/;

/** The same inside the answers of a batch: nothing differs but statuses that were 500, and the data of those errors. */
function isMistakeInBatch(found: readonly string[]): boolean {
  const answers = found.map((line) => /^(body\.responses\[\d+\])\.(.*)$/.exec(line)?.slice(1) ?? []);
  const mistakes = new Set(
    answers.flatMap(([answer, what = '']) => (/^status: expected 500, got 4\d\d$/.test(what) ? [answer] : [])),
  );
  return answers.every(([answer, what = '']) => mistakes.has(answer) && /^(?:status|body\.data)\b/.test(what));
}

/** True where every difference of an outcome is one that docs/differences.md explains. */
export function explained(outcome: Outcome): boolean {
  return list.some((one) => one.matches(outcome));
}
