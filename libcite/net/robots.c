/*
 * net/robots.c: see robots.h.
 */
#include "net/robots.h"

#include "core/str.h"

/* A line's key and value; false for one that has none. */
static bool split_line(cite_str line, cite_str *key, cite_str *value)
{
    size_t hash = cite__str_find_byte(line, '#', 0);
    line = cite__slice(line, 0, hash == CITE_NONE ? line.len : hash);
    size_t colon = cite__str_find_byte(line, ':', 0);

    if (colon == CITE_NONE)
        return false;
    *key = cite__str_trim(cite__slice(line, 0, colon));
    *value = cite__str_trim(cite__slice(line, colon + 1, line.len));
    return true;
}

static bool next_line(cite_str *line, cite_str text, size_t *at)
{
    if (*at >= text.len)
        return false;
    size_t end = *at;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    *line = cite__slice(text, *at, end);
    *at = end + 1;
    return true;
}

/* Whether a group's name is the program's: its product, with or without a version behind it. */
static bool is_named(cite_str name, cite_str agent)
{
    return cite__str_starts_nocase(name, agent) &&
           (name.len == agent.len || !cite__is_alnum(name.ptr[agent.len]));
}

/* Reads the groups of one name into rules (NULL: counts them alone). found: there was such a group. */
static size_t read_groups(struct cite__robot_rule *rules, cite_str text, cite_str agent, bool *found)
{
    cite_str line;
    cite_str key;
    cite_str value;
    size_t at = 0;
    size_t count = 0;
    bool naming = false; /* the last line named a program */
    bool mine = false;

    *found = false;
    while (next_line(&line, text, &at)) {
        if (!split_line(line, &key, &value))
            continue;
        if (cite__str_equal_nocase(key, CITE__LIT("user-agent"))) {
            bool one =
                cite__str_equal(agent, CITE__LIT("*")) ? cite__str_equal(value, agent) : is_named(value, agent);
            mine = one || (naming && mine);
            *found = *found || one;
            naming = true;
            continue;
        }
        bool allows = cite__str_equal_nocase(key, CITE__LIT("allow"));
        if (!allows && !cite__str_equal_nocase(key, CITE__LIT("disallow")))
            continue;
        naming = false;
        if (!mine || value.len == 0 || value.len > CITE__ROBOTS_PATTERN_MAX || count == CITE__ROBOTS_RULES_MAX)
            continue;
        if (rules)
            rules[count] = (struct cite__robot_rule){value, allows};
        count++;
    }
    return count;
}

struct cite__robots *cite__robots_read(cite_str text, const char *agent, struct cite__arena *arena)
{
    struct cite__robots *robots = cite__arena_zero(arena, 1, sizeof *robots);
    cite_str name = cite_str_from(agent);
    bool found = false;

    if (!robots)
        return NULL;
    size_t count = read_groups(NULL, text, name, &found);
    if (!found) {
        name = CITE__LIT("*");
        count = read_groups(NULL, text, name, &found);
    }
    if (count == 0)
        return robots;
    robots->rules = cite__arena_zero(arena, count, sizeof *robots->rules);
    if (!robots->rules)
        return NULL;
    robots->count = read_groups(robots->rules, text, name, &found);
    for (size_t i = 0; i < count; i++) {
        robots->rules[i].pattern = cite__arena_str(arena, robots->rules[i].pattern);
        if (!robots->rules[i].pattern.ptr)
            return NULL;
    }
    return robots;
}

struct cite__robots *cite__robots_closed(struct cite__arena *arena)
{
    return cite__robots_read(CITE__LIT("User-agent: *\nDisallow: /"), "*", arena);
}

/* Whether a pattern fits a path's beginning: the last "*" is where it is tried again, so that work stays bounded. */
static bool fits(cite_str pattern, cite_str path)
{
    size_t p = 0;
    size_t at = 0;
    size_t star = CITE_NONE;
    size_t retry = 0;

    for (;;) {
        if (p < pattern.len && pattern.ptr[p] == '*') {
            star = p++;
            retry = at;
            continue;
        }
        bool ends = p + 1 == pattern.len && pattern.ptr[p] == '$';
        if (p == pattern.len || (ends && at == path.len))
            return true;
        if (!ends && at < path.len && pattern.ptr[p] == path.ptr[at]) {
            p++;
            at++;
        } else if (star != CITE_NONE && retry < path.len) {
            p = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
}

bool cite__robots_allow(const struct cite__robots *robots, cite_str path)
{
    size_t longest = 0;
    bool allowed = true;

    if (cite__str_starts(path, CITE__LIT("/robots.txt")))
        return true;
    path.len = path.len < CITE__ROBOTS_PATH_MAX ? path.len : CITE__ROBOTS_PATH_MAX;
    for (size_t i = 0; i < robots->count; i++) {
        const struct cite__robot_rule *rule = &robots->rules[i];
        bool wins = rule->pattern.len > longest || (rule->pattern.len == longest && rule->allows);
        if (wins && fits(rule->pattern, path)) {
            longest = rule->pattern.len;
            allowed = rule->allows;
        }
    }
    return allowed;
}
