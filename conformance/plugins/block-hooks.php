<?php
// The same blocks and filters as block-hooks.ts, for the WordPress that answers are compared with.
add_action(
	'init',
	function () {
		$block = fn( $name, $hooks, $more = array() ) => register_block_type(
			"news/$name",
			array(
				'api_version'     => 3,
				'title'           => ucfirst( $name ),
				'category'        => 'widgets',
				'attributes'      => array( 'tone' => array( 'type' => 'string', 'default' => 'calm' ) ),
				'block_hooks'     => $hooks,
				'render_callback' => fn( $attributes, $content ) => "<p class=\"$name\">{$attributes['tone']}</p>$content",
			) + $more
		);
		$block( 'like', array( 'core/post-content' => 'last_child', 'core/heading' => 'after', 'core/navigation' => 'last_child', 'core/template-part' => 'first_child', 'core/block' => 'first_child' ) );
		$block( 'ad', array( 'core/paragraph' => 'before', 'core/group' => 'first_child', 'core/freeform' => 'after' ), array( 'supports' => array( 'multiple' => false ) ) );
		$block( 'note', array() );
	}
);
add_filter(
	'hooked_block_types',
	function ( $types, $position, $anchor, $context ) {
		if ( 'core/quote' === $anchor && 'after' === $position && $context instanceof WP_Post && 'post' === $context->post_type ) $types[] = 'news/note';
		if ( 'core/list' === $anchor && 'before' === $position ) $types[] = 'news/note';
		return $types;
	},
	10,
	4
);
add_filter(
	'hooked_block',
	function ( $block, $name, $position, $anchor ) {
		if ( 'news/note' !== $name || ! $block ) return $block;
		if ( 'before' === $position ) return null;
		return array( 'attrs' => array( 'tone' => 'loud <b>' ) ) + $block;
	},
	10,
	4
);
