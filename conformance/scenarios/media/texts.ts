// Texts that show media.
import type { Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { file, upload } from './sending.ts';

/** Texts with pictures, galleries and playlists of real attachments. */
export const texts: Scenario[] = [
  {
    area: 'media-texts',
    name: 'pictures, galleries and playlists',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const post = (await admin.post('/wp/v2/posts', { title: 'Gallery', status: 'publish', content: 'x' })).body.id;
      const add = async (name: string, sent: string, query: string, type = 'image/jpeg') =>
        (await upload(admin, sent, file(name), type, query)).body;
      const one = await add('photo.jpg', 'one.jpg', `post=${post}&title=One&caption=First "caption"&alt_text=An alt`);
      const two = await add('turned.jpg', 'two.jpg', `post=${post}&title=Two&caption=`);
      const big = await add('big.jpg', 'three.jpg', 'title=Three');
      const png = await add('alpha.png', 'four.png', `post=${post}&title=A+title`, 'image/png');
      const sound = await add('sound.wav', 'sound.wav', `post=${post}&title=Sound+<b>é</b>&caption=Words`, 'audio/wav');
      const other = await add('sound.wav', 'other.wav', 'title=Other', 'audio/wav');
      await admin.post(`/wp/v2/media/${other.id}`, { featured_media: one.id });
      const draft = (await admin.post('/wp/v2/posts', { title: 'Draft' })).body.id;
      await add('photo.jpg', 'hidden.jpg', `post=${draft}`);
      const ids = `${big.id},${one.id},${png.id}`;
      const img = (id: number, src: unknown, more = '') => `<img class="wp-image-${id}" src="${src}"${more} />`;
      for (const content of [
        img(one.id, one.source_url),
        img(one.id, String(one.source_url).replace('.jpg', '-300x225.jpg'), ' width="300" height="225" alt="x"'),
        img(big.id, big.source_url),
        `<!-- wp:image {"id":${two.id}} --><figure class="wp-block-image">${img(two.id, two.source_url)}</figure><!-- /wp:image -->`,
        '[gallery]',
        'Before [gallery] between [gallery columns="2" link="file"] after',
        `[gallery ids="${ids}"]`,
        `[gallery ids="${ids}" order="DESC" orderby="title"]`,
        `[gallery ids="${ids}" orderby="ID" size="medium" link="none"]`,
        `[gallery include="${ids}" size="full"]`,
        `[gallery exclude="${one.id}"]`,
        `[gallery id="${post}" itemtag="div" icontag="span" captiontag="p" columns="0"]`,
        `[gallery id="${draft}"]`,
        '[gallery id="999999"]',
        `[gallery ids="${sound.id}"]`,
        '[gallery ids="x"]',
        '[gallery itemtag="script" size="no such size"]',
        '[[gallery]]',
        `[playlist ids="${sound.id},${other.id}"]`,
        '[playlist]',
        `[playlist ids="${sound.id}" style="dark" tracklist="false" images="0"]`,
        `[playlist type="video" ids="${sound.id}"]`,
        `[playlist id="${draft}"]`,
        `<!-- wp:shortcode -->[gallery ids="${one.id}"]<!-- /wp:shortcode -->`,
      ]) {
        await admin.post(`/wp/v2/posts/${post}`, { content });
        await anonymous.get(`/wp/v2/posts/${post}`, '_fields=content,excerpt');
        await admin.get(`/wp/v2/posts/${post}`, 'context=edit&_fields=content,excerpt');
      }
      await anonymous.get('/wp/v2/posts', '_fields=id,content');
    },
  },
];
