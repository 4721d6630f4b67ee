// Texts at the edges of their columns.
import { expect, test } from 'vitest';
import { tooLong } from './fits.ts';

test('varchar counts characters, text counts bytes', () => {
  expect(tooLong('terms', { name: '🚢'.repeat(200), slug: 'a' })).toBeUndefined();
  expect(tooLong('terms', { name: '🚢'.repeat(201) })).toBe('name');
  expect(tooLong('terms', { name: 'a'.repeat(200), slug: 'a'.repeat(201) })).toBe('slug');
  expect(tooLong('posts', { post_title: 'a'.repeat(65_535), post_content: 'a'.repeat(70_000) })).toBeUndefined();
  expect(tooLong('posts', { post_title: 'é'.repeat(32_768) })).toBe('post_title');
  expect(tooLong('users', { user_email: 'a'.repeat(101), ID: 5 })).toBe('user_email');
});
