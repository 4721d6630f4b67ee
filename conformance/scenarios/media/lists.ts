// Lists of media, and their links.
import type { Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { pictures } from './pictures.ts';
import { file, text, upload } from './sending.ts';

const photo = file('photo.jpg');

export const lists: Scenario[] = [
  {
    area: 'media-lists',
    name: 'lists and links',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const ids = await pictures(client);
      const note = (
        await upload(
          admin,
          'note.txt',
          text('A note.\n'),
          'text/plain',
          'title=Memo&caption=Words&date=2024-02-03T00:00:00',
        )
      ).body.id;
      const paper = (
        await upload(admin, 'paper.pdf', text('%PDF-1.4\n1 0 obj\n'), 'application/pdf', 'date=2024-02-04T00:00:00')
      ).body.id;
      const bound = (
        await upload(admin, 'bound.jpg', photo, 'image/jpeg', 'post=1&caption=Bound&author=2&date=2024-02-05T00:00:00')
      ).body.id;
      const onPage = (await upload(admin, 'paged.jpg', photo, 'image/jpeg', 'post=2&date=2024-02-06T00:00:00')).body.id;
      for (const query of [
        '',
        'per_page=3&page=2',
        'per_page=2&orderby=title&order=asc',
        'orderby=id&order=asc&per_page=5',
        'orderby=slug',
        'media_type=image&_fields=id,mime_type',
        'media_type[]=image&media_type[]=text&_fields=id,mime_type',
        'media_type=video',
        'media_type=nonsense',
        'mime_type=image/png&_fields=id,mime_type',
        'mime_type[]=image/png&mime_type[]=text/plain&_fields=id,mime_type',
        'mime_type=nonsense/type&_fields=id',
        'mime_type=application/x-shockwave-flash&_fields=id',
        'media_type=application&mime_type=image/gif&_fields=id',
        'parent=1',
        'parent=0&_fields=id',
        'parent_exclude=1&_fields=id',
        'search=photo&_fields=id,slug',
        'search=memo&_fields=id',
        'search=captioned.jpg&_fields=id',
        'search=nothing-like-it',
        'search=photo&orderby=relevance&_fields=id',
        'author=2&_fields=id',
        `include=${ids[0]},${ids[2]}&orderby=include&_fields=id`,
        `exclude=${ids[0]}&_fields=id`,
        'slug=photo&_fields=id',
        'status=inherit&_fields=id',
        'status=publish',
        'status=private',
        'status=any',
        'context=embed&per_page=2',
        'context=edit',
        '_embed&parent=1',
        'page=99',
        'per_page=101',
        'after=2099-01-01T00:00:00',
        'offset=2&per_page=2&_fields=id',
        'menu_order=1',
        'sticky=true',
      ]) {
        await anonymous.get('/wp/v2/media', query);
      }
      await admin.get('/wp/v2/media', 'context=edit&per_page=100');
      await admin.head('/wp/v2/media');
      for (const id of [note, paper, bound, onPage]) {
        await anonymous.get(`/wp/v2/media/${id}`, '_embed');
        await admin.get(`/wp/v2/media/${id}`, 'context=edit');
      }
      await admin.post('/wp/v2/posts/1', { featured_media: bound });
      await admin.post('/wp/v2/pages/2', { featured_media: note });
      await anonymous.get('/wp/v2/posts/1', '_embed');
      await anonymous.get('/wp/v2/posts', '_embed=wp:featuredmedia');
      await anonymous.get('/wp/v2/pages/2', '_embed');
      await admin.get('/wp/v2/posts/1', 'context=edit&_embed');
      await admin.delete(`/wp/v2/media/${bound}`, 'force=true');
      await anonymous.get('/wp/v2/posts/1', '_embed');
      for (const id of [0, 1, 999999]) {
        await anonymous.get(`/wp/v2/media/${id}`);
        await admin.post(`/wp/v2/media/${id}`, { title: 'x' });
        await admin.delete(`/wp/v2/media/${id}`, 'force=true');
        await admin.post(`/wp/v2/media/${id}/edit`, { src: 'http://example.org/a.jpg', rotation: 90 });
        await admin.post(`/wp/v2/media/${id}/post-process`, { action: 'create-image-subsizes' });
      }
    },
  },
];
