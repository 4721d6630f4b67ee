// Changing and deleting media.
import type { Scenario } from '../../client.ts';
import { file, upload } from './sending.ts';

const photo = file('photo.jpg');

export const changes: Scenario[] = [
  {
    area: 'media-lists',
    name: 'changes',
    run: async (client) => {
      const admin = client.as('administrator');
      const { id } = (await upload(admin, 'changed.jpg', photo)).body;
      const other = (await upload(admin, 'other.jpg', photo)).body.id;
      const sound = (await upload(admin, 'sound.wav', file('sound.wav'), 'audio/wav')).body.id;
      for (const body of [
        {},
        { title: 'Changed' },
        { title: { raw: 'Raw' } },
        { caption: 'New <em>caption</em>' },
        { caption: { raw: 'Raw caption' } },
        { caption: '' },
        { description: 'New description\n\nin two paragraphs' },
        { description: { raw: '<!-- wp:paragraph --><p>Block</p><!-- /wp:paragraph -->' } },
        { alt_text: 'Alternative <b>text</b>\nwith a line' },
        { alt_text: '' },
        { alt_text: ['a'] },
        { alt_text: 5 },
        { alt_text: null },
        { post: 1 },
        { post: 0 },
        { post: 999999 },
        { post: other },
        { post: 'x' },
        { post: null },
        { slug: 'new-slug' },
        { slug: 'other' },
        { status: 'private' },
        { status: 'publish' },
        { status: 'draft' },
        { status: 'inherit' },
        { status: 'trash' },
        { date: '2018-01-01T00:00:00' },
        { date: null },
        { author: 3 },
        { author: 9999 },
        { comment_status: 'closed', ping_status: 'open' },
        { featured_media: other },
        { template: 'nonsense' },
        { template: '' },
        { meta: {} },
        { mime_type: 'text/plain', source_url: 'http://example.org/', media_details: {} },
        { password: 'x' },
        { sticky: true },
      ]) {
        await admin.post(`/wp/v2/media/${id}`, body);
      }
      await admin.put(`/wp/v2/media/${id}`, { title: 'By put' });
      await admin.patch(`/wp/v2/media/${id}`, { title: 'By patch' });
      await admin.post(`/wp/v2/media/${sound}`, { featured_media: other });
      await admin.get(`/wp/v2/media/${sound}`, 'context=edit');
      await admin.post(`/wp/v2/media/${id}/post-process`, { action: 'nonsense' });
      await admin.post(`/wp/v2/media/${id}/post-process`, {});
      const bare = (await upload(admin, 'bare.jpg', photo, 'image/jpeg', 'generate_sub_sizes=false')).body.id;
      await admin.get(`/wp/v2/media/${bare}`, 'context=edit');
      await admin.post(`/wp/v2/media/${bare}/post-process`, { action: 'create-image-subsizes' });
      await admin.get(`/wp/v2/media/${bare}`, 'context=edit');
      const large = (await upload(admin, 'large.jpg', file('turned-big.jpg'), 'image/jpeg', 'generate_sub_sizes=false'))
        .body.id;
      await admin.post(`/wp/v2/media/${large}/post-process`, { action: 'create-image-subsizes' });
      await admin.post(`/wp/v2/media/${sound}/post-process`, { action: 'create-image-subsizes' });
      await admin.delete(`/wp/v2/media/${other}`);
      await admin.delete(`/wp/v2/media/${other}`, 'force=perhaps');
      await admin.delete(`/wp/v2/media/${other}`, 'force=true');
      await admin.delete(`/wp/v2/media/${other}`, 'force=true');
      // The name is free again once the files are gone.
      await upload(admin, 'other.jpg', photo);
    },
  },
];
