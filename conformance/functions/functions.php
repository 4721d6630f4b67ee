<?php
// WordPress's functions on texts: reads JSON of {"wordpress": folder, "names": [...], "texts": [...]} and writes JSON of
// {name: [answer of each text]}. Names are those of pairs.ts. Run by PHP's own command, so that nothing but the function is asked.

$asked = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$_SERVER['HTTP_HOST'] = 'localhost';
// Before there is WordPress: its language.
if (isset($asked['locale'])) {
    $locale = ['accepted_args' => 1, 'function' => static fn() => $asked['locale']];
    $wp_filter = ['locale' => [10 => [$locale]]];
}
require $asked['wordpress'] . '/wp-load.php';

$author = get_users(['role' => 'author', 'number' => 1])[0];
wp_set_current_user($author->ID);
kses_init_filters();
add_filter('pre_option_use_balanceTags', '__return_true');

// force_balance_tags leaves a text as it is where its pattern has gone back too often (docs/differences.md): right after it, this tells.
$has_given_up = false;
$notice = static function ($text) use (&$has_given_up) {
    $has_given_up = $has_given_up || preg_last_error() === PREG_BACKTRACK_LIMIT_ERROR;
    return $text;
};
add_filter('comment_text', $notice, 25);
foreach (['content_save_pre', 'excerpt_save_pre', 'pre_comment_content'] as $filter) add_filter($filter, $notice, 50);

// Filters that look at where they are called.
add_filter('broadsheet_text', 'capital_P_dangit');
$unslashed = static fn(callable $f): callable => static fn($text) => wp_unslash($f(wp_slash($text)));
$saved = static fn(string $filter): callable => static fn($text) => wp_unslash(apply_filters($filter, wp_slash($text)));
$kses = static fn(string $context): callable => static fn($text) => wp_kses($text, $context);

// A text of blocks moves filters for the texts behind it: each is the first of its request.
$rendered = static fn(callable $render): callable => static function ($text) use ($render) {
    global $wp_filter, $post;
    $kept = clone $wp_filter['the_content'];
    $post = new WP_Post((object) ['ID' => 1, 'post_type' => 'post', 'post_content' => $text, 'filter' => 'raw']);
    // What shows the post within itself asks the database; such texts are marked as not to be compared.
    $made = $render($text);
    if (str_contains($made, 'wp-block-post-content')) $made = "\u{FFFD}";
    $wp_filter['the_content'] = $kept;
    $post = null;
    return $made;
};

// Where WordPress ends in an error there is nothing to compare.
$designed = static fn(callable $make): callable => static function ($text) use ($make) {
    $tree = json_decode($text, true);
    if (!is_array($tree)) return null;
    try {
        return $make($tree);
    } catch (Throwable $error) {
        return "\u{FFFD}";
    }
};

$merged = static function ($layers) {
    $design = new WP_Theme_JSON($layers[0], 'theme');
    $design->merge(new WP_Theme_JSON($layers[1], 'custom'));
    return $design;
};

// Shortcodes that tell what they are given.
$shortcoded = static fn(bool $outside): callable => static function ($text) use ($outside) {
    global $shortcode_tags;
    $kept = $shortcode_tags;
    $told = static fn($attributes, $content, $tag) => "($tag " . (is_array($attributes) ? count($attributes) : 0) . " $content)";
    $shortcode_tags = array_fill_keys(['b', 'b-c', 'gallery', 'caption', 'embed', 'audio'], $told);
    $made = do_shortcode($text, $outside);
    $shortcode_tags = $kept;
    return $made;
};

$functions = [
    'texturize' => 'wptexturize',
    'wpDate' => static fn($text) => wp_date($text, 1709628245, new DateTimeZone('UTC')),
    'autop' => 'wpautop',
    'autop without breaks' => static fn($text) => wpautop($text, false),
    'kses, post' => $kses('post'),
    'kses, data' => $kses('data'),
    'kses, strip' => $kses('strip'),
    'kses, user description' => $kses('user_description'),
    'kses, comment' => $kses('pre_comment_content'),
    'safeCss' => 'safecss_filter_attr',
    'withoutBadProtocol' => static fn($text) => wp_kses_bad_protocol($text, wp_allowed_protocols()),
    'parseShortcodeAttributes' => static fn($text) => (object) shortcode_parse_atts($text),
    'stripShortcodes' => 'strip_shortcodes',
    'shortcodeUnautop' => 'shortcode_unautop',
    'shortcodes' => $shortcoded(false),
    'shortcodes outside of tags' => $shortcoded(true),
    'makeClickable' => 'make_clickable',
    'convertCharacters' => 'convert_chars',
    'convertInvalidEntities' => 'convert_invalid_entities',
    'convertSmilies' => 'convert_smilies',
    'capitalP' => static fn($text) => apply_filters('broadsheet_text', $text),
    'balanceTags' => static fn($text) => $notice(force_balance_tags($text)),
    'stripTags' => 'strip_tags',
    'stripAllTags' => 'wp_strip_all_tags',
    'trimWords' => 'wp_trim_words',
    'htmlExcerpt' => static fn($text) => wp_html_excerpt($text, 55),
    'normalizeEntities' => 'wp_kses_normalize_entities',
    'escapeHtml' => 'esc_html',
    'escapeTextarea' => 'esc_textarea',
    'decodeSpecialCharacters' => static fn($text) => wp_specialchars_decode($text, ENT_QUOTES),
    'escapeUrl' => 'esc_url',
    'sanitizeUrl' => 'sanitize_url',
    'sanitizeTrackbackUrls' => 'sanitize_trackback_urls',
    'relUgc' => $unslashed('wp_rel_ugc'),
    'relNofollow' => $unslashed('wp_rel_nofollow'),
    'isEmail' => static fn($text) => false !== is_email($text),
    'sanitizeEmail' => 'sanitize_email',
    'removeAccents' => 'remove_accents',
    'sanitizeTitle' => 'sanitize_title',
    'uriEncodeUtf8' => static fn($text) => utf8_uri_encode($text, 200),
    'sanitizeTextField' => 'sanitize_text_field',
    'sanitizeTextareaField' => 'sanitize_textarea_field',
    'sanitizeKey' => 'sanitize_key',
    'sanitizeHtmlClass' => 'sanitize_html_class',
    'sanitizeUser' => 'sanitize_user',
    'normalizeWhitespace' => 'normalize_whitespace',
    'renderTermName' => static fn($text) => sanitize_term_field('name', $text, 1, 'category', 'display'),
    'renderTermDescription' => static fn($text) => sanitize_term_field('description', $text, 1, 'category', 'display'),
    'renderTitle' => static fn($text) => apply_filters('the_title', $text, 0),
    'parse and serialize' => static fn($text) => serialize_blocks(parse_blocks($text)),
    'blocks rewritten' => static fn($text) => serialize_blocks(parse_blocks($text)),
    'renderContent' => $rendered(static fn($text) => apply_filters('the_content', $text)),
    'madeExcerpt' => $rendered(static fn() => wp_trim_excerpt('', $GLOBALS['post'])),
    'withoutCustomCss' => $unslashed('wp_strip_custom_css_from_blocks'),
    'excerptHtml' => $rendered(static fn($text) => apply_filters('the_excerpt', $text)),
    'feeds, references' => 'ent2ncr',
    'feeds, title' => static fn($text) => apply_filters('the_title_rss', apply_filters('the_title', $text, 0)),
    'toKebabCase' => '_wp_to_kebab_case',
    'linksIn' => static fn($text) => wp_extract_urls($text),
    'cleanOneAttribute' => static fn($text) => wp_kses_one_attr($text, 'a'),
    'sanitizeFileName' => 'sanitize_file_name',
    'sanitizeTitleWithDashes' => 'sanitize_title_with_dashes',
    'sanitizeUser, strict' => static fn($text) => sanitize_user($text, true),
    'stripAllTags, breaks too' => static fn($text) => wp_strip_all_tags($text, true),
    'renderComment' => static fn($text) => apply_filters('comment_text', $text, null),
    'saveTitle' => $saved('title_save_pre'),
    'saveContent' => $saved('content_save_pre'),
    'saveExcerpt' => $saved('excerpt_save_pre'),
    'saveName' => $saved('pre_term_name'),
    'saveUrl' => $saved('pre_comment_author_url'),
    'saveComment' => $saved('pre_comment_content'),
    'saveTermDescription' => $saved('pre_term_description'),
    'saveUserDescription' => $saved('pre_user_description'),
    'saveEmail' => $saved('pre_user_email'),
    'design, stylesheet' => $designed(static fn($tree) => (new WP_Theme_JSON($tree, 'custom'))->get_stylesheet()),
    'design, safe' => $designed(static fn($tree) => WP_Theme_JSON::remove_insecure_properties($tree, 'custom')),
    'layers of design, stylesheet' => $designed(static fn($layers) => $merged($layers)->get_stylesheet()),
    'layers of design, data' => $designed(static fn($layers) => $merged($layers)->get_raw_data()),
    'selectors, scoped' => static fn($text) => (new ReflectionMethod('WP_Theme_JSON', 'scope_selector'))->invoke(null, '.a', $text),
    'selectors, appended' => static fn($text) => (new ReflectionMethod('WP_Theme_JSON', 'append_to_selector'))->invoke(null, $text, ' b'),
];

$answers = [];
foreach ($asked['names'] as $name) {
    foreach ($asked['texts'] as $text) {
        $has_given_up = false;
        $answer = isset($functions[$name]) ? $functions[$name]($text) : null;
        $answers[$name][] = $has_given_up ? "\u{FFFD}" : $answer;
    }
}
fwrite(STDOUT, json_encode($answers, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
