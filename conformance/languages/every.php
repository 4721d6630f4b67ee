<?php
// A language that translates every message of a WordPress: reads JSON of {"wordpress": folder, "signs": {…}} and writes the
// language's file (LOCALE.l10n.php). A message is its English text in marks, so that what is shown untranslated is seen. Run by
// PHP's own command; nothing of WordPress is kept.

$asked = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);

/** Functions whose first argument is a message: which argument is another form of it, its context, its domain. */
$functions = [];
foreach (['__', '_e', 'esc_html__', 'esc_attr__', 'esc_html_e', 'esc_attr_e'] as $name) $functions[$name] = [null, null, 1];
foreach (['_x', '_ex', 'esc_html_x', 'esc_attr_x'] as $name) $functions[$name] = [null, 1, 2];
$functions['_n'] = [1, null, 3];
$functions['_nx'] = [1, 3, 4];
$functions['_n_noop'] = [1, null, 2];
$functions['_nx_noop'] = [1, 2, 3];

/** The arguments of a call from its opening bracket on: strings, null for all else. */
function arguments_at(array $tokens, int $at): array
{
    $given = [];
    $text = '';
    for ($depth = 0; $at < count($tokens); $at++) {
        $token = $tokens[$at];
        $what = is_array($token) ? $token[0] : $token;
        if (in_array($what, [T_WHITESPACE, T_COMMENT, T_DOC_COMMENT, '.'], true)) continue;
        if (in_array($what, ['(', '['], true) && $depth++ === 0) continue;
        if ($depth === 1 && ($what === ',' || $what === ')')) {
            $given[] = $text;
            $text = '';
            if ($what === ')') break;
            continue;
        }
        if (in_array($what, [')', ']'], true)) $depth--;
        $isText = $depth === 1 && $what === T_CONSTANT_ENCAPSED_STRING && $text !== null;
        $text = $isText ? $text . eval("return {$token[1]};") : null;
    }
    return $given;
}

/** What a date's format becomes: another order, and other marks. */
$formats = ['F j, Y' => 'j. F Y', 'F Y' => 'F, Y', 'Y' => 'Y', 'g:i a' => 'G.i', 'F j, Y g:i a' => 'j. F Y, G.i'];
$kept = ['text direction', 'Word count type. Do not translate!', 'excerpt_length', 'decline months names: on or off'];

$months = array_map(static fn(int $month): string => date('F', mktime(0, 0, 0, $month, 1)), range(1, 12));

$translate = static function (string $text, string $context) use ($asked, $formats, $kept, $months): ?string {
    if (isset($asked['signs']["$context\4$text"])) return $asked['signs']["$context\4$text"];
    if (in_array($context, $kept, true) || str_starts_with($context, 'Comma-separated list')) return null;
    if (isset($formats[$text])) return $formats[$text];
    // Formats, addresses, settings: no words.
    if (preg_match('/^[\W\d_]*$/', preg_replace('/%(?:\d+\$)?[sd]/', '', $text)) || str_starts_with($text, 'http')) return null;
    // Months in letters only, and others behind a day.
    if (in_array($text, $months, true)) return $text . ($context === '' ? 'o' : 'a');
    return '‹' . $text . ($context === '' ? '' : '~') . '›';
};

$messages = ["number_format_thousands_sep" => ' ', 'number_format_decimal_point' => ','];
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($asked['wordpress'] . '/wp-includes'));
foreach ($files as $file) {
    if ($file->getExtension() !== 'php') continue;
    $tokens = token_get_all(file_get_contents($file->getPathname()));
    foreach ($tokens as $at => $token) {
        if (!is_array($token) || $token[0] !== T_STRING || !isset($functions[$token[1]]) || ($tokens[$at + 1] ?? '') !== '(') continue;
        [$other, $about, $domain] = $functions[$token[1]];
        $given = arguments_at($tokens, $at + 1);
        $context = $about === null ? '' : ($given[$about] ?? '');
        if (!is_string($given[0] ?? null) || ($given[$domain] ?? 'default') !== 'default') continue;
        $text = $translate($given[0], $context);
        if ($text === null) continue;
        $forms = $other === null ? [$text] : [$text, "«{$given[$other]}»", "“{$given[$other]}”"];
        $key = $context === '' ? $given[0] : "$context\4{$given[0]}";
        // A text may be a message by itself and one of several forms.
        if (count($forms) > 1 || !isset($messages[$key])) $messages[$key] = implode("\0", $forms);
    }
}
foreach ($asked['signs'] as $key => $text) $messages[$key] = $text;

$plural = 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);';
echo '<?php return ' . var_export(['plural-forms' => $plural, 'messages' => $messages], true) . ';';
