// PHP of themes is read, never run.
import { expect, test } from 'vitest';
import { patternText, phpCalls } from './php.ts';

const addresses = { uri: 'http://example.test/child', templateUri: 'http://example.test/parent' };

test('calls with literal arguments are found wherever they stand', () => {
  const source = `<?php
    function setup() { add_theme_support( 'post-formats', array( 'aside', "link" ) ); }
    // add_theme_support( 'never' );
    register_block_pattern_category( 'page', array( 'label' => __( 'Pages', 'x' ), 'count' => 2 ) );
    add_theme_support( $unknown ); add_theme_support( strtoupper( 'x' ) ); add_theme_support(`;
  expect(phpCalls(source, ['add_theme_support', 'register_block_pattern_category'])).toEqual([
    { name: 'add_theme_support', args: ['post-formats', ['aside', 'link']] },
    { name: 'register_block_pattern_category', args: ['page', { label: 'Pages', count: 2 }] },
    { name: 'add_theme_support', args: [undefined] },
    { name: 'add_theme_support', args: [undefined] },
  ]);
});

test('a pattern puts out its HTML and the texts of simple calls', () => {
  const source = `<?php
/**
 * Title: X
 */
?>
<p><?php esc_html_e( 'It\\'s <b>', 'x' ); ?></p>
<img src="<?php echo esc_url( get_template_directory_uri() ); ?>/a.png" alt="<?php echo esc_attr_x( 'A "b"', 'c', 'x' ); ?>">
<?php printf( /* translators: %s: name */ esc_html__( 'By %s, %2$s', 'x' ), '<a>' . 'b' . '</a>', 'c' ); ?>`;
  const { text, passedOver } = patternText(source, addresses);
  expect(text).toBe(`<p>It&#039;s &lt;b&gt;</p>
<img src="http://example.test/parent/a.png" alt="A &quot;b&quot;">
By <a>b</a>, c`);
  expect(passedOver).toEqual([]);
});

test('what would have to be run puts out nothing and is named', () => {
  const { text, passedOver } = patternText(
    'a<?php foreach ( $x as $y ) { echo $y; } ?>b<?= system( "x" ) ?>c',
    addresses,
  );
  expect(text).toBe('abc');
  expect(passedOver.map(({ code }) => code)).toEqual(['foreach ( $x as $y ) { echo $y; }', 'system( "x" )']);
});
