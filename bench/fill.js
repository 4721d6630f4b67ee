import { categoryCount, generatePost, tagCount } from './content.js';
const batch = 500;
/** Writes `total` posts with ids from 10, their terms and counts. The site must hold nothing but its default content. */
export async function fill(database, home, total, progress = () => { }) {
    const terms = await fillTerms(database, total);
    for (let start = 0; start < total; start += batch) {
        await database.transaction(async ({ kysely }) => {
            const posts = Array.from({ length: Math.min(batch, total - start) }, (_, index) => generatePost(start + index, total));
            const rows = posts.map((post) => ({
                ID: post.id,
                post_author: post.author,
                post_date: post.date,
                post_date_gmt: post.date,
                post_content: post.content,
                post_title: post.title,
                post_excerpt: '',
                post_status: 'publish',
                comment_status: 'open',
                ping_status: 'open',
                post_password: '',
                post_name: post.slug,
                to_ping: '',
                pinged: '',
                post_modified: post.date,
                post_modified_gmt: post.date,
                post_content_filtered: '',
                post_parent: 0,
                guid: `${home}/?p=${post.id}`,
                menu_order: 0,
                post_type: 'post',
                post_mime_type: '',
                comment_count: 0,
            }));
            await kysely.insertInto('posts').values(rows).execute();
            const relations = posts.flatMap((post) => [...new Set([...post.categories.map((n) => terms.categories[n]), ...post.tags.map((n) => terms.tags[n])])].map((id) => ({ object_id: post.id, term_taxonomy_id: id ?? 1, term_order: 0 })));
            await kysely.insertInto('term_relationships').values(relations).execute();
        });
        progress(Math.min(start + batch, total));
    }
}
/** term_taxonomy_ids by number. Counts are what the generated posts come to. */
async function fillTerms(database, total) {
    const counts = { category: new Array(categoryCount).fill(0), post_tag: new Array(tagCount).fill(0) };
    const add = (list, numbers) => {
        for (const number of new Set(numbers))
            list[number] = (list[number] ?? 0) + 1;
    };
    for (let index = 0; index < total; index++) {
        add(counts.category, [index % categoryCount, (index * 7 + 3) % categoryCount]);
        add(counts.post_tag, [index % tagCount, (index * 11 + 5) % tagCount, (index * 13 + 7) % tagCount]);
    }
    let id = 1000;
    const make = async (taxonomy, name) => {
        const ids = [];
        await database.transaction(async ({ kysely }) => {
            for (const [number, count] of counts[taxonomy].entries()) {
                id++;
                ids.push(id);
                await kysely
                    .insertInto('terms')
                    .values({ term_id: id, name: `${name} ${number}`, slug: `${name.toLowerCase()}-${number}`, term_group: 0 })
                    .execute();
                await kysely
                    .insertInto('term_taxonomy')
                    .values({ term_taxonomy_id: id, term_id: id, taxonomy, description: '', parent: 0, count })
                    .execute();
            }
        });
        return ids;
    };
    return { categories: await make('category', 'Section'), tags: await make('post_tag', 'Topic') };
}
