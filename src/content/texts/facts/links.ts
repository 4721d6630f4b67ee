// Links of the blogroll, for the widget that shows them. Reproduces get_bookmarks: visible ones, of a category or all.
import { randomFraction } from '../../../base/random.ts';
import type { LinkFacts, LinksQuestion } from '../../../rendering/blocks/facts.ts';
import type { Site } from '../../site.ts';

/** More links than this are left out. */
const most = 10_000;

/** Links for each question: a statement or two for each order, however many categories there are. */
export async function loadLinks(site: Site, questions: readonly LinksQuestion[]): Promise<LinkFacts[][]> {
  const found = new Map<string, LinkFacts[]>();
  for (const [orderBy, asked] of Map.groupBy(questions, (question) => question.orderBy)) {
    const categories = asked.map(({ category }) => category);
    if (categories.includes(0)) found.set(`0 ${orderBy}`, await ordered(site, orderBy));
    const own = categories.filter((category) => category !== 0);
    if (own.length === 0) continue;
    const links = await ordered(site, orderBy, own);
    for (const [category, list] of Map.groupBy(links, (link) => link.category))
      found.set(`${category} ${orderBy}`, list);
  }
  return questions.map(({ category, orderBy }) => found.get(`${category} ${orderBy}`) ?? []);
}

async function ordered(
  site: Site,
  orderBy: LinksQuestion['orderBy'],
  categories?: readonly number[],
): Promise<(LinkFacts & { category: number })[]> {
  const links = site.database.kysely.selectFrom('links as l').where('l.link_visible', '=', 'Y');
  const rows = categories
    ? await sorted(
        links
          .innerJoin('term_relationships as tr', 'tr.object_id', 'l.link_id')
          .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
          .where('tt.taxonomy', '=', 'link_category')
          .where('tt.term_id', 'in', categories)
          .selectAll('l')
          .select('tt.term_id as category'),
      ).execute()
    : (await sorted(links.selectAll('l')).execute()).map((row) => ({ ...row, category: 0 }));
  const facts = rows.map((row) => ({
    category: row.category,
    url: row.link_url,
    name: row.link_name,
    description: row.link_description,
    image: row.link_image,
    target: row.link_target,
    rel: row.link_rel,
    rating: row.link_rating,
  }));
  if (orderBy !== 'rand') return facts;
  const drawn = facts.map((link) => [randomFraction(site.random), link] as const).sort(([one], [other]) => one - other);
  return drawn.map(([, link]) => link);

  function sorted<
    Q extends {
      orderBy(column: 'l.link_name' | 'l.link_id' | 'l.link_rating', order?: 'asc' | 'desc'): Q;
      limit(count: number): Q;
    },
  >(query: Q): Q {
    const first = orderBy === 'name' ? query.orderBy('l.link_name') : query;
    const then = orderBy === 'rating' ? first.orderBy('l.link_rating', 'desc') : first;
    return then.orderBy('l.link_id').limit(most);
  }
}
