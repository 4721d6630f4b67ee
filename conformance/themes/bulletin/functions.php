<?php
add_action( 'after_setup_theme', function () {
	add_theme_support( 'html5', array( 'gallery', 'caption' ) );
} );
add_action( 'widgets_init', function () {
	register_sidebar( array(
		'id'            => 'open',
		'name'          => 'Open to all',
		'before_widget' => '<div class=\'%2$s\'>',
		'after_widget'  => '</div>',
		'show_in_rest'  => true,
	) );
	register_sidebar();
	register_sidebars( 2, array( 'name' => 'Row %d', 'id' => 'row' ) );
} );
