<?php
/**
 * Title: Grid of posts
 * Slug: broadsheet/post-list
 * Description: Cards with pictures, titles and excerpts side by side.
 * Categories: posts
 * Block Types: core/query
 */
?>
<!-- wp:query {"query":{"perPage":10,"postType":"post","order":"desc","orderBy":"date","inherit":true},"align":"wide","className":"cards"} -->
<div class="wp-block-query alignwide cards"><!-- wp:post-template {"style":{"spacing":{"blockGap":"var:preset|spacing|40"}},"layout":{"type":"grid","columnCount":3,"minimumColumnWidth":"17rem"}} -->
<!-- wp:group {"tagName":"article","className":"card","style":{"spacing":{"blockGap":"0.6rem"}},"layout":{"type":"default"}} -->
<article class="wp-block-group card"><!-- wp:post-featured-image {"isLink":true,"aspectRatio":"3/2","sizeSlug":"large"} /-->

<!-- wp:post-terms {"term":"category","className":"kicker","fontSize":"small"} /-->

<!-- wp:post-title {"isLink":true} /-->

<!-- wp:post-excerpt {"excerptLength":28} /-->

<!-- wp:group {"className":"byline","style":{"spacing":{"blockGap":"0.5rem"}},"fontSize":"small","layout":{"type":"flex"}} -->
<div class="wp-block-group byline has-small-font-size"><!-- wp:post-date {"isLink":true} /-->

<!-- wp:post-author-name {"isLink":true} /--></div>
<!-- /wp:group --></article>
<!-- /wp:group -->
<!-- /wp:post-template -->

<!-- wp:query-pagination {"paginationArrow":"arrow","align":"wide","style":{"spacing":{"margin":{"top":"var:preset|spacing|40"}}},"layout":{"type":"flex","justifyContent":"space-between"}} -->
<!-- wp:query-pagination-previous {"label":"Newer"} /-->

<!-- wp:query-pagination-numbers /-->

<!-- wp:query-pagination-next {"label":"Older"} /-->
<!-- /wp:query-pagination -->

<!-- wp:query-no-results -->
<!-- wp:paragraph -->
<p><?php esc_html_e( 'There is nothing here yet.', 'broadsheet' ); ?></p>
<!-- /wp:paragraph -->
<!-- /wp:query-no-results --></div>
<!-- /wp:query -->
