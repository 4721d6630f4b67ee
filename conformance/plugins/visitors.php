<?php
// Visitors may comment through the API.
add_filter( 'rest_allow_anonymous_comments', '__return_true' );
