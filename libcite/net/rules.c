/*
 * net/rules.c: see rules.h.
 */
#include "net/rules.h"

#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"

/* A reason: a pattern, where it stands, and some words. */
#define REASON_MAX (2 * CITE__RULE_MAX + 200)

/* The longest name of a file that is told. */
#define NAME_MAX_BYTES ((size_t)1000)

void cite__rules_init(struct cite__rules *rules, struct cite__arena *arena)
{
    *rules = (struct cite__rules){.arena = arena};
}

void cite__rules_release(struct cite__rules *rules)
{
    for (size_t i = 0; i < rules->items.count; i++)
        cite__patterns_free(rules->items.items[i].pcre);
    rules->items.count = 0;
}

/*
 * The pieces between the stars, each at its first place after the one before: a star takes as little as it can, and where
 * that fails no other way does better. The last piece has to end the text.
 */
bool cite__glob(cite_str pattern, cite_str text)
{
    size_t star = cite__str_find_byte(pattern, '*', 0);
    size_t at = 0;

    if (star == CITE_NONE)
        return cite__str_equal_nocase(pattern, text);
    if (!cite__str_starts_nocase(text, cite__slice(pattern, 0, star)))
        return false;
    at = star;
    for (;;) {
        size_t begin = star + 1;
        star = cite__str_find_byte(pattern, '*', begin);
        if (star == CITE_NONE) {
            cite_str last = cite__slice(pattern, begin, pattern.len);
            return text.len - at >= last.len && cite__str_ends_nocase(text, last);
        }
        cite_str piece = cite__slice(pattern, begin, star);
        size_t found = piece.len > 0 ? cite__str_find_nocase(text, piece, at) : at;
        if (found == CITE_NONE)
            return false;
        at = found + piece.len;
    }
}

/* The characters of a scheme (RFC 3986, 3.1). */
static bool is_scheme(cite_str text)
{
    if (text.len == 0 || !cite__is_alpha(text.ptr[0]))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!cite__is_alnum(c) && c != '+' && c != '-' && c != '.')
            return false;
    }
    return true;
}

/* What a pattern is by its form. */
static void classify(struct cite__rule *rule)
{
    static const cite_str pcre = {"re:", 3};
    cite_str pattern = rule->pattern;

    rule->text = pattern;
    if (cite__str_starts(pattern, pcre)) {
        rule->part = CITE__RULE_PCRE;
        rule->text = cite__slice(pattern, pcre.len, pattern.len);
    } else if (cite__str_find(pattern, CITE__LIT("://"), 0) != CITE_NONE) {
        rule->part = CITE__RULE_URL;
    } else if (pattern.ptr[pattern.len - 1] == ':' && is_scheme(cite__slice(pattern, 0, pattern.len - 1))) {
        rule->part = CITE__RULE_SCHEME;
        rule->text = cite__slice(pattern, 0, pattern.len - 1);
    } else if (cite__str_find_byte(pattern, '/', 0) != CITE_NONE) {
        rule->part = CITE__RULE_REST;
    } else {
        rule->part = CITE__RULE_HOST;
    }
}

/* Why a pattern is none; NULL where it is one. */
static const char *problem_of(cite_str pattern)
{
    if (pattern.len == 0)
        return "an empty pattern";
    if (pattern.len > CITE__RULE_MAX)
        return "a pattern that is too long";
    for (size_t i = 0; i < pattern.len; i++) {
        if ((unsigned char)pattern.ptr[i] < 0x20 || pattern.ptr[i] == 0x7f)
            return "a pattern with a control character";
    }
    return NULL;
}

/* An error that names where the pattern stands, or the pattern itself. */
static cite_status refuse(const struct cite__rules *rules, cite_str pattern, cite_str origin,
                          const char *problem, cite_error *error)
{
    struct cite__buf name;

    cite__buf_init(&name, &rules->arena->allocator, REASON_MAX);
    cite__buf_str(&name, origin);
    cite__buf_text(&name, origin.len > 0 && pattern.len > 0 ? ": " : "");
    cite__buf_str(&name, pattern);
    cite_status status = cite__error_named(
        error, CITE_ERROR_ARGUMENT, name.failed == CITE_OK && name.len > 0 ? name.data : "pattern", problem);
    cite__buf_release(&name);
    return status;
}

static cite_status compile(struct cite__rules *rules, struct cite__rule *rule, cite_error *error)
{
    const struct cite__pattern row = {.pattern = rule->text.ptr};
    cite_error detail = {CITE_OK, CITE_NONE, ""};

    if (rule->part != CITE__RULE_PCRE)
        return CITE_OK;
    if (rule->text.len == 0)
        return refuse(rules, rule->pattern, rule->origin, "an empty pattern", error);
    cite_status status = cite__patterns_new(&rule->pcre, &row, 1, &rules->arena->allocator, &detail);
    if (status == CITE_ERROR_INTERNAL)
        return refuse(rules, rule->pattern, rule->origin, "not a pattern of PCRE2", error);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}

cite_status cite__rules_add(struct cite__rules *rules, cite_rule kind, cite_str pattern, cite_str origin,
                            cite_error *error)
{
    pattern = cite__str_trim(pattern);
    origin = origin.len > NAME_MAX_BYTES ? CITE__LIT("") : origin;
    const char *problem = problem_of(pattern);
    if (problem)
        return refuse(rules, CITE__LIT(""), origin, problem, error);
    struct cite__rule rule = {.kind = kind,
                              .pattern = cite__arena_str(rules->arena, pattern),
                              .origin = cite__arena_str(rules->arena, origin)};
    if (!rule.pattern.ptr || !rule.origin.ptr)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    classify(&rule);
    cite_status status = compile(rules, &rule, error);
    if (status != CITE_OK)
        return status;
    struct cite__rule *slot = CITE__ARRAY_PUSH(&rules->items, rules->arena);
    if (!slot) {
        cite__patterns_free(rule.pcre);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    *slot = rule;
    rules->includes += kind == CITE_RULE_INCLUDE ? 1 : 0;
    return CITE_OK;
}

/* One line of a file: "!" takes back what earlier lines exclude, "#" begins a comment. */
static cite_status read_line(struct cite__rules *rules, cite_str line, cite_str origin, cite_error *error)
{
    line = cite__str_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return CITE_OK;
    if (line.ptr[0] == '!')
        return cite__rules_add(rules, CITE_RULE_KEEP, cite__slice(line, 1, line.len), origin, error);
    return cite__rules_add(rules, CITE_RULE_EXCLUDE, line, origin, error);
}

cite_status cite__rules_read(struct cite__rules *rules, cite_str text, cite_str name, cite_error *error)
{
    struct cite__buf origin;
    cite_status status = CITE_OK;
    size_t number = 0;

    if (cite__str_starts(text, CITE__LIT("\xEF\xBB\xBF")))
        text = cite__slice(text, 3, text.len);
    cite__buf_init(&origin, &rules->arena->allocator, NAME_MAX_BYTES);
    for (size_t at = 0; status == CITE_OK && at < text.len;) {
        size_t end = cite__str_find_byte(text, '\n', at);
        end = end == CITE_NONE ? text.len : end;
        cite__buf_clear(&origin);
        cite__buf_str(&origin, name);
        cite__buf_byte(&origin, ':');
        cite__buf_size(&origin, ++number);
        cite_str where = origin.failed == CITE_OK ? cite__buf_view(&origin) : CITE__LIT("");
        status = origin.failed == CITE_ERROR_MEMORY
                     ? cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL)
                     : read_line(rules, cite__slice(text, at, end), where, error);
        at = end + 1;
    }
    cite__buf_release(&origin);
    return status;
}

/* A host, or one below it; a pattern that begins with a star has said what may stand in front. */
static bool is_host(cite_str pattern, cite_str host)
{
    if (cite__glob(pattern, host))
        return true;
    if (pattern.ptr[0] == '*' || host.len <= pattern.len)
        return false;
    for (size_t dot = 0; dot < host.len; dot++) {
        if (host.ptr[dot] == '.' && cite__glob(pattern, cite__slice(host, dot + 1, host.len)))
            return true;
    }
    return false;
}

static bool matches(const struct cite__rules *rules, const struct cite__rule *rule, cite_str url,
                    const struct cite__url *parts)
{
    size_t hash = cite__str_find_byte(url, '#', 0);
    cite_str compared = url;

    if (hash != CITE_NONE && cite__str_find_byte(rule->text, '#', 0) == CITE_NONE)
        compared = cite__slice(url, 0, hash);
    switch (rule->part) {
    case CITE__RULE_HOST: return parts->host.len > 0 && is_host(rule->text, parts->host);
    case CITE__RULE_SCHEME: return cite__str_equal_nocase(rule->text, parts->scheme);
    case CITE__RULE_URL: return cite__glob(rule->text, compared);
    case CITE__RULE_PCRE: return cite__pattern_find(rule->pcre, 0, url, 0, NULL, rules->arena);
    case CITE__RULE_REST: break;
    }
    size_t begin = cite__str_find(compared, CITE__LIT("://"), 0);
    begin = begin == CITE_NONE ? 0 : begin + 3;
    begin += cite__url_user_len(compared, begin);
    return cite__glob(rule->text, cite__slice(compared, begin, compared.len));
}

static cite_str reason_of(const struct cite__rules *rules, const struct cite__rule *rule)
{
    struct cite__buf buf;
    cite_str reason = {NULL, 0};

    cite__buf_init(&buf, &rules->arena->allocator, REASON_MAX);
    cite__buf_text(&buf, "excluded by '");
    cite__buf_str(&buf, rule->pattern);
    cite__buf_text(&buf, rule->origin.len > 0 ? "' (" : "'");
    cite__buf_str(&buf, rule->origin);
    cite__buf_text(&buf, rule->origin.len > 0 ? ")" : "");
    if (buf.failed == CITE_OK)
        reason = cite__arena_str(rules->arena, cite__buf_view(&buf));
    cite__buf_release(&buf);
    return reason;
}

cite_str cite__rules_refuse(const struct cite__rules *rules, cite_str url)
{
    const struct cite__rule *last = NULL;
    struct cite__url parts;
    bool included = rules->includes == 0;

    url = cite__str_trim(url);
    (void)cite__url_split(&parts, url);
    for (size_t i = 0; i < rules->items.count; i++) {
        const struct cite__rule *rule = &rules->items.items[i];
        if ((rule->kind == CITE_RULE_INCLUDE && included) || !matches(rules, rule, url, &parts))
            continue;
        if (rule->kind == CITE_RULE_INCLUDE)
            included = true;
        else
            last = rule;
    }
    if (rules->arena->failed)
        return (cite_str){NULL, 0};
    if (last && last->kind == CITE_RULE_EXCLUDE)
        return reason_of(rules, last);
    return included ? CITE__LIT("") : CITE__LIT("no pattern includes it");
}
