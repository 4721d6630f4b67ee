// Uploads that are refused, in forms with parameters, and by every role.
import { everyRole, type Scenario } from '../../client.ts';
import { attached, file, form, type Part, picture, text, upload } from './sending.ts';

const small = file('small.png');
const photo = file('photo.jpg');

export const refusals: Scenario[] = [
  {
    area: 'media',
    name: 'refused uploads',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp/v2/media';
      await admin.raw(path, '', 'image/jpeg', attached('a.jpg'));
      await admin.raw(path, photo, 'image/jpeg');
      for (const disposition of [
        'attachment',
        'attachment; filename=',
        'attachment; filename=""',
        'inline; name="a.jpg"',
        'attachment; filename=bare.jpg',
        'attachment; filename="quoted.jpg"; size=3',
        'attachment; FILENAME="upper.jpg"',
        'attachment; filename="one.jpg"; filename="two.jpg"',
        "attachment; filename*=UTF-8''encoded.jpg",
        'filename="no-kind.jpg"',
      ]) {
        await admin.raw(path, photo, 'image/jpeg', { 'Content-Disposition': disposition });
      }
      await admin.raw(path, photo, 'image/jpeg', { ...attached('hash.jpg'), 'Content-MD5': 'wrong' });
      await admin.raw(path, text('A note.\n'), 'text/plain', {
        ...attached('hash.txt'),
        'Content-MD5': '57dfc2ddbb9b5b4f5c9ac4e06e0ee2a4',
      });
      await admin.post(path, { title: 'JSON without a file' });
      await admin.post(path, {});
      await admin.form(path, 'title=a+form');
      await admin.raw(path, '{"title":', 'application/json', attached('a.jpg'));
      await form(admin, path, []);
      await form(admin, path, [{ name: 'title', content: 'No file' }]);
      await form(admin, path, [{ name: 'other', filename: 'a.jpg', type: 'image/jpeg', content: photo }]);
      await form(admin, path, [picture(photo, '')]);
      await form(admin, path, [picture(text(''))]);
      await form(admin, path, [picture(text('no picture'))]);
      await form(admin, path, [picture(file('picture.tif'), 'a.tif', 'image/tiff')]);
      await form(admin, path, [picture(text('BM'), 'a.bmp', 'image/bmp')]);
      await form(admin, path, [picture(text('<svg/>'), 'a.svg', 'image/svg+xml')]);
      await form(admin, path, [picture(photo)], { 'Content-MD5': 'wrong' });
      await upload(admin, 'post.jpg', photo, 'image/jpeg', 'post=999999');
      await upload(admin, 'id.jpg', photo, 'image/jpeg', 'id=5');
      await upload(admin, 'status.jpg', photo, 'image/jpeg', 'status=nonsense');
      await upload(admin, 'template.jpg', photo, 'image/jpeg', 'template=nonsense');
      await upload(admin, 'sizes.jpg', photo, 'image/jpeg', 'generate_sub_sizes=perhaps');
    },
  },
  {
    area: 'media',
    name: 'forms and parameters',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp/v2/media';
      const fields = (values: Record<string, string>): Part[] =>
        Object.entries(values).map(([name, content]) => ({ name, content }));
      const made = await form(admin, path, [
        picture(photo, 'Form Picture.jpg'),
        ...fields({
          title: 'By form',
          caption: 'A <b>caption</b> -- "quoted"',
          description: 'Two\n\nparagraphs <script>x</script>',
          alt_text: 'An <i>alternative</i> text',
          post: '1',
          comment_status: 'closed',
          date: '2020-02-03T04:05:06',
        }),
      ]);
      await client.as('anonymous').get(`${path}/${made.body.id}`);
      await admin.get(`${path}/${made.body.id}`, 'context=edit');
      await form(admin, path, [picture(photo, 'plain.jpg')]);
      await form(admin, path, [picture(small, 'declared.png', 'application/octet-stream')]);
      await form(admin, path, [picture(file('picture.webp'), 'picture.webp', 'image/webp')]);
      for (const query of [
        'title=By+query&slug=Own+Slug&author=2',
        'status=private',
        'status=publish',
        'date=2019-01-01T00:00:00',
        'generate_sub_sizes=false',
        'post=2',
        'caption[raw]=Raw&description[raw]=Raw+text',
        'alt_text=',
        'ping_status=open',
      ]) {
        await upload(admin, 'query.jpg', photo, 'image/jpeg', query);
      }
      await upload(admin, 'turned.jpg', file('turned.jpg'), 'image/jpeg', 'generate_sub_sizes=false');
      await upload(admin, 'big.jpg', file('big.jpg'), 'image/jpeg', 'generate_sub_sizes=false');
      await upload(admin, 'titled.jpg', file('captioned.jpg'), 'image/jpeg', 'title=Mine&caption=Mine+too');
      await upload(admin, 'sound.wav', file('sound.wav'), 'audio/wav');
    },
  },
  {
    area: 'media',
    name: 'every role',
    run: async (client) => {
      const admin = client.as('administrator');
      const own = (await upload(client.as('author'), 'authors.jpg', photo)).body.id;
      const others = (await upload(admin, 'admins.jpg', photo)).body.id;
      const draft = (await admin.post('/wp/v2/posts', { title: 'Draft' })).body.id;
      const hidden = (await upload(admin, 'hidden.jpg', photo, 'image/jpeg', `post=${draft}`)).body.id;
      const secret = (await upload(admin, 'private.jpg', photo, 'image/jpeg', 'status=private')).body.id;
      for (const role of everyRole) {
        const as = client.as(role);
        const made = await upload(as, `by-${role}.jpg`, photo);
        await form(as, '/wp/v2/media', [picture(photo, `form-${role}.jpg`)]);
        await upload(as, `post-${role}.jpg`, photo, 'image/jpeg', 'post=1');
        await upload(as, `other-${role}.jpg`, photo, 'image/jpeg', 'author=1');
        for (const id of [own, others, hidden, secret]) {
          await as.get(`/wp/v2/media/${id}`);
          await as.get(`/wp/v2/media/${id}`, 'context=edit');
          await as.post(`/wp/v2/media/${id}`, { title: `By ${role}`, alt_text: role });
          await as.post(`/wp/v2/media/${id}/post-process`, { action: 'create-image-subsizes' });
        }
        await as.get('/wp/v2/media', '_fields=id,slug&per_page=100');
        await as.get('/wp/v2/media', 'context=edit&_fields=id,slug,missing_image_sizes&per_page=100');
        await as.get('/wp/v2/media', 'status=private&_fields=id');
        await as.get('/wp/v2/media', 'status=trash&_fields=id');
        await as.delete(`/wp/v2/media/${others}`);
        if (made.status === 201) {
          await as.delete(`/wp/v2/media/${made.body.id}`);
          await as.delete(`/wp/v2/media/${made.body.id}`, 'force=true');
          await as.get(`/wp/v2/media/${made.body.id}`);
        }
      }
      await client.as('subscriber').delete(`/wp/v2/media/${own}`, 'force=true');
      await client.as('author').delete(`/wp/v2/media/${others}`, 'force=true');
      await client.as('editor').delete(`/wp/v2/media/${own}`, 'force=true');
      // The last one: WordPress keeps the half-made attachment.
      await upload(admin, 'featured.jpg', photo, 'image/jpeg', 'featured_media=1');
    },
  },
];
