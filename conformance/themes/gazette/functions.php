<?php
add_action( 'after_setup_theme', function () {
	add_theme_support( 'html5', array( 'search-form', 'comment-form', 'comment-list', 'gallery', 'caption', 'navigation-widgets' ) );
} );
add_action( 'widgets_init', function () {
	register_sidebar( array(
		'id'            => 'side',
		'name'          => __( 'Beside articles', 'gazette' ),
		'description'   => 'Shown <em>beside</em> articles & lists.<script>x</script>',
		'class'         => 'beside',
		'before_widget' => '<section id="%1$s" class="widget %2$s">',
		'after_widget'  => "</section>\n",
		'before_title'  => '<h3 class="widget-title">',
		'after_title'   => '</h3>',
	) );
	register_sidebar( array(
		'id'   => 'footer-1',
		'name' => 'Footer',
	) );
} );
