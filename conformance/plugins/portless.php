<?php
// The site has an address without a port, as sites have: addresses with one are not redirected to the end of feeds and lists.
foreach ( array( 'home', 'siteurl' ) as $name ) {
	add_filter( "option_$name", fn() => 'http://example.org', 20 );
}
